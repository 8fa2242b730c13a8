/** A kind of method of the client, and what becomes of its calls. */
export interface OperationRow {
  /** Names as an application writes them after `client.`; `*` stands for any number of letters and points. */
  readonly methods: readonly [string, ...string[]];
  /**
   * `span`: its calls are spans with their usage. `counted`: spans without, since nobody tells it. `poll`: spans without, for
   * what they read is another call's. `none`: no span.
   */
  readonly seen: 'span' | 'counted' | 'poll' | 'none';
  /** What it is priced by; `free`: the provider asks nothing; `not priced`: it may cost something. */
  readonly priced: string;
  /** Of what is a span, its operations; of the rest, why it is none. */
  readonly why: string;
}

const span = (priced: string, operation: string, ...methods: OperationRow['methods']): OperationRow => ({
  methods,
  seen: 'span',
  priced,
  why: operation,
});
const poll = (operation: string, ...methods: OperationRow['methods']): OperationRow => ({
  methods,
  seen: 'poll',
  priced: 'free',
  why: operation,
});
const counted = (why: string, ...methods: OperationRow['methods']): OperationRow => ({
  methods,
  seen: 'counted',
  priced: 'not priced',
  why,
});
const free = (why: string, ...methods: OperationRow['methods']): OperationRow => ({
  methods,
  seen: 'none',
  priced: 'free',
  why,
});
const unseen = (why: string, ...methods: OperationRow['methods']): OperationRow => ({
  methods,
  seen: 'none',
  priced: 'not priced',
  why,
});

/** Every method of the client, of whatever version. The first row that a method fits is its own. */
export const OPERATION_ROWS: readonly OperationRow[] = [
  span(
    'tokens, fees of tools',
    '`chat`',
    'chat.completions.create',
    'chat.completions.parse',
    'chat.completions.stream',
    'chat.completions.runTools',
    'beta.chat.completions.*',
  ),
  span(
    'tokens, fees of tools',
    '`chat`',
    'responses.create',
    'responses.parse',
    'responses.stream',
    'responses.compact',
    'beta.responses.create',
    'beta.responses.compact',
  ),
  span('tokens', '`text_completion`', 'completions.create'),
  span('tokens', '`embeddings`', 'embeddings.create'),
  span('tokens', '`decision`', 'decisions.create'),
  span('free', '`moderation`', 'moderations.create'),
  span('tokens, or pictures by size and quality', '`image_generation`', 'images.generate'),
  span('tokens, or pictures by size and quality', '`image_edit`', 'images.edit'),
  span('pictures by size', '`image_variation`', 'images.createVariation'),
  span('tokens, or seconds', '`transcription`', 'audio.transcriptions.create'),
  span('tokens, or seconds', '`translation`', 'audio.translations.create'),
  span('characters; tokens, where a stream of events tells them', '`speech`', 'audio.speech.create'),
  span('seconds by size', '`video_generation`', 'videos.create', 'videos.remix', 'videos.edit', 'videos.extend'),
  poll(
    '`fetch_response`; a background response that it finds done is a `chat` span of its own',
    'responses.retrieve',
    'responses.cancel',
    'beta.responses.retrieve',
    'beta.responses.cancel',
  ),
  poll('`fetch_response`', 'videos.retrieve'),

  unseen(
    'the work of a batch is billed when it is done, and its usage stands in the batch: not read yet',
    'batches.create',
    'batches.retrieve',
  ),
  counted(
    '`realtime`; what the session uses is told to who speaks, or listens in, by one of the sockets below',
    'realtime.clientSecrets.create',
    'realtime.translations.clientSecrets.create',
    'realtime.calls.create',
    'realtime.calls.accept',
    'beta.realtime.sessions.create',
    'beta.realtime.transcriptionSessions.create',
    'live.create',
    'live.sessions.accept',
    'live.sessions.fork',
  ),
  free('ends, hands on or reads a session that was opened by another call', 'realtime.*', 'live.*'),
  unseen(
    'the provider runs it, and tells what it used once it is done: not read yet',
    'beta.threads.createAndRun*',
    'beta.threads.runs.create*',
    'beta.threads.runs.stream',
    'beta.threads.runs.submitToolOutputs*',
    'beta.threads.runs.poll',
    'beta.threads.runs.retrieve',
    'evals.runs.create',
    'evals.runs.retrieve',
    'fineTuning.jobs.create',
    'fineTuning.jobs.resume',
    'fineTuning.jobs.retrieve',
  ),
  unseen('a grader may ask a model; what it used stands in the answer: not read yet', 'fineTuning.alpha.graders.run'),
  unseen(
    'agents run at the provider, from one request to the next; what they use is not read yet',
    'beta.agents.*',
    'beta.chatkit.sessions.create',
  ),
  unseen('billed by the container, which the answer does not tell', 'containers.create'),
  unseen(
    'storage is billed by the day, and a search by itself; neither is told in an answer',
    'vectorStores.create',
    'vectorStores.search',
    'vectorStores.files.create*',
    'vectorStores.files.upload*',
    'vectorStores.fileBatches.create*',
    'vectorStores.fileBatches.uploadAndPoll',
  ),
  unseen(
    'no price is published, and the answer tells no usage',
    'videos.createCharacter',
    'contentProvenanceChecks.create',
  ),

  free(
    'reads, lists or deletes what other calls made',
    'chat.completions.*',
    'responses.*',
    'beta.responses.*',
    'videos.*',
  ),
  free(
    'reads, lists or ends what other calls made',
    'batches.*',
    'evals.*',
    'fineTuning.*',
    'beta.threads.*',
    'beta.chatkit.*',
  ),
  free(
    'keeps, reads or deletes; no model is asked',
    'beta.assistants.*',
    'conversations.*',
    'containers.*',
    'vectorStores.*',
  ),
  free('files and their parts; storing them is free', 'files.*', 'uploads.*', 'skills.*'),
  free('lists and deletes models', 'models.*'),
  free('voices and the consent to use them', 'audio.voices.*', 'audio.voiceConsents.*'),
  free('checks and manages what the provider sends', 'webhooks.*'),
  free('reads what the provider has noticed', 'safety.*'),
  free('administration of the organisation, its usage and its costs', 'admin.*'),
];

/** The row of a method; undefined where there is none. */
export function findRow(method: string): OperationRow | undefined {
  return OPERATION_ROWS.find(({ methods }) => methods.some((pattern) => fits(pattern, method)));
}

function fits(pattern: string, method: string): boolean {
  return pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : method === pattern;
}
