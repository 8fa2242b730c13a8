import { describe, expect, test } from 'vitest';
import { readGatewayTools, readToolUsage } from './tool-usage.ts';

const search = (action?: unknown): Record<string, unknown> => ({
  type: 'web_search_call',
  status: 'completed',
  action,
});

describe('readToolUsage', () => {
  test.each([
    ['no tools', { output: [{ type: 'message' }] }, undefined],
    ['a tool that was offered and not used', { tools: [{ type: 'web_search' }], output: [] }, undefined],
    [
      'searches among the output items, but not the pages opened',
      { output: [search({ type: 'search' }), search({ type: 'open_page' }), search({ type: 'find' }), search()] },
      { webSearchCalls: 2 },
    ],
    [
      'the count that the body itself states',
      { output: [search(), search()], tool_usage: { web_search: { num_requests: 1 } } },
      { webSearchCalls: 1 },
    ],
    ['a stated 0', { output: [], tool_usage: { web_search: { num_requests: 0 } } }, undefined],
    ['xAI', { output: [], usage: { server_side_tool_usage_details: { web_search_calls: 2 } } }, { webSearchCalls: 2 }],
    [
      'the preview tool, which has another fee',
      { tools: [{ type: 'web_search_preview_2025_03_11' }], output: [search()] },
      { webSearchPreviewCalls: 1 },
    ],
    [
      'file searches and containers, a container once',
      {
        output: [
          { type: 'file_search_call' },
          { type: 'file_search_call' },
          { type: 'code_interpreter_call', container_id: 'c1' },
          { type: 'code_interpreter_call', container_id: 'c1' },
        ],
      },
      { fileSearchCalls: 2, codeInterpreterSessions: 1 },
    ],
    ['output that is no list', { output: 'text', tools: {} }, undefined],
  ])('reads %s', (_, response, expected) => expect(readToolUsage(response)).toEqual(expected));

  test('reads the searches that OpenRouter counts for a chat completion', () => {
    expect(readGatewayTools({ server_tool_use_details: { web_search_requests: 3 } })).toEqual({ webSearchCalls: 3 });
    expect(readGatewayTools({ server_tool_use_details: { tool_calls_executed: 1 } })).toBeUndefined();
  });
});
