/** OTLP/JSON with one span of a model call. `usd` is its cost. */
export function createTraces(team: string, usd: number): unknown {
  const start = Date.now();
  return {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
        scopeSpans: [
          {
            spans: [
              {
                traceId: '0af7651916cd43dd8448eb211c80319c',
                spanId: 'b7ad6b7169203331',
                name: 'chat gpt-4.1',
                kind: 3,
                startTimeUnixNano: `${start}000000`,
                endTimeUnixNano: `${start + 100}000000`,
                attributes: [
                  { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                  { key: 'gen_ai.request.model', value: { stringValue: 'gpt-4.1' } },
                  { key: 'gen_ai.usage.input_tokens', value: { intValue: '100' } },
                  { key: 'gen_ai.usage.output_tokens', value: { intValue: '20' } },
                  { key: 'gen_ai.usage.cost', value: { doubleValue: usd } },
                  { key: 'llm.cost.status', value: { stringValue: 'priced' } },
                  { key: 'team.id', value: { stringValue: team } },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
}
