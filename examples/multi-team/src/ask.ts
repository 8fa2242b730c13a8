import OpenAI from 'openai';

/** One question to one model; answers with the text, or undefined when the provider refuses. */
export async function ask(client: OpenAI, model: string, question: string): Promise<string | undefined> {
  return attempt(model, async () => {
    const answer = await client.chat.completions.create({
      model,
      messages: [{ role: 'user', content: question }],
      max_tokens: 200,
    });
    return answer.choices[0]?.message.content ?? '';
  });
}

/** Runs a call. A provider that does not have the model, or refuses, does not stop the app. */
export async function attempt<T>(model: string, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) throw error;
    console.log(`  ${model} refused: ${error.message}`);
    return undefined;
  }
}
