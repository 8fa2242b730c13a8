import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer of the server: a status, and headers if any. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that takes webhooks on loopback. */
export interface WebhookServer {
  readonly url: string;
  /** Bodies of all requests, also refused ones. */
  readonly bodies: readonly { readonly text: string; readonly blocks: readonly unknown[] }[];
  /** Answers of the next requests, in order; 200 when there is none left. */
  readonly answers: WebhookAnswer[];
  close(): Promise<void>;
}

/** Starts a server that takes webhooks, on a free port. */
export async function startWebhookServer(): Promise<WebhookServer> {
  const bodies: WebhookServer['bodies'][number][] = [];
  const answers: WebhookAnswer[] = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      bodies.push(JSON.parse(text));
      const { status, headers = {} } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/secret`,
    bodies,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
