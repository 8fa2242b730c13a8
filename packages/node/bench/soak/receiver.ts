// A receiver in a process of its own, which counts the spans that come to it; asked by a message, it says how many.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSpanIds } from './span-ids.ts';

const seen = new Set<string>();
let received = 0;

const server = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  for (const id of readSpanIds(Buffer.concat(pieces))) {
    received += 1;
    seen.add(id);
  }
  response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => process.send?.({ spans: seen.size, twice: received - seen.size }));
process.on('disconnect', () => process.exit());
