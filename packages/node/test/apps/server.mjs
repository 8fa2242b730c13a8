// A web service: answers one request with one call of the client, then ends.
import { createServer } from 'node:http';
import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const server = createServer(async (_request, response) => {
  const answer = await client.chat.completions.create({
    model: 'gpt-4.1',
    messages: [{ role: 'user', content: 'How much is the fish?' }],
  });
  response.setHeader('connection', 'close');
  response.end(answer.model);
  server.close();
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
