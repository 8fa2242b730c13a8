import type { Attributes } from '@opentelemetry/api';
import { count, isObject, type Json } from './json.ts';
import {
  ATTR_LLM_USAGE_CODE_INTERPRETER_SESSIONS,
  ATTR_LLM_USAGE_FILE_SEARCH_CALLS,
  ATTR_LLM_USAGE_WEB_SEARCH_CALLS,
  ATTR_LLM_USAGE_WEB_SEARCH_PREVIEW_CALLS,
} from './semconv.ts';

/** Calls of the provider's own tools that carry a fee. Absent: none was made, or the provider did not say. */
export interface ToolUsage {
  webSearchCalls?: number;
  webSearchPreviewCalls?: number;
  fileSearchCalls?: number;
  codeInterpreterSessions?: number;
}

/**
 * The fee-carrying tool calls of a finished response. Newer bodies count web searches themselves
 * (`tool_usage.web_search.num_requests`, xAI's `server_side_tool_usage_details`); of the rest the output items tell.
 */
export function readToolUsage(response: Json): ToolUsage | undefined {
  const items = Array.isArray(response['output']) ? response['output'].filter(isObject) : [];
  const searches = statedSearches(response) ?? items.filter(isSearch).length;
  const fileSearches = items.filter(({ type }) => type === 'file_search_call').length;
  const containers = new Set(
    items.filter(({ type }) => type === 'code_interpreter_call').map((item) => item['container_id'] ?? item['id']),
  );
  const tools: ToolUsage = {};
  if (searches > 0) tools[usesPreview(response) ? 'webSearchPreviewCalls' : 'webSearchCalls'] = searches;
  if (fileSearches > 0) tools.fileSearchCalls = fileSearches;
  if (containers.size > 0) tools.codeInterpreterSessions = containers.size;
  return Object.keys(tools).length > 0 ? tools : undefined;
}

/** Tool calls of a chat completion, which only some gateways count (OpenRouter). */
export function readGatewayTools(usage: unknown): ToolUsage | undefined {
  const details = isObject(usage) ? usage['server_tool_use_details'] : undefined;
  const searches = isObject(details) ? count(details['web_search_requests']) : undefined;
  return searches ? { webSearchCalls: searches } : undefined;
}

function statedSearches(response: Json): number | undefined {
  const { tool_usage: toolUsage, usage } = response;
  const web = isObject(toolUsage) ? toolUsage['web_search'] : undefined;
  const stated = isObject(web) ? count(web['num_requests']) : undefined;
  const details = isObject(usage) ? usage['server_side_tool_usage_details'] : undefined;
  return stated ?? (isObject(details) ? count(details['web_search_calls']) : undefined);
}

/** Opening or searching within a page that was found carries no fee of its own. */
function isSearch(item: Json): boolean {
  if (item['type'] !== 'web_search_call') return false;
  const { action } = item;
  return !isObject(action) || action['type'] === undefined || action['type'] === 'search';
}

function usesPreview(response: Json): boolean {
  const { tools } = response;
  return (
    Array.isArray(tools) &&
    tools.some(
      (tool) => isObject(tool) && typeof tool['type'] === 'string' && tool['type'].startsWith('web_search_preview'),
    )
  );
}

/** Tool calls as span attributes. */
export function toolAttributes(tools: ToolUsage): Attributes {
  const attributes: Attributes = {};
  const { webSearchCalls, webSearchPreviewCalls, fileSearchCalls, codeInterpreterSessions } = tools;
  if (webSearchCalls !== undefined) attributes[ATTR_LLM_USAGE_WEB_SEARCH_CALLS] = webSearchCalls;
  if (webSearchPreviewCalls !== undefined) attributes[ATTR_LLM_USAGE_WEB_SEARCH_PREVIEW_CALLS] = webSearchPreviewCalls;
  if (fileSearchCalls !== undefined) attributes[ATTR_LLM_USAGE_FILE_SEARCH_CALLS] = fileSearchCalls;
  if (codeInterpreterSessions !== undefined) {
    attributes[ATTR_LLM_USAGE_CODE_INTERPRETER_SESSIONS] = codeInterpreterSessions;
  }
  return attributes;
}
