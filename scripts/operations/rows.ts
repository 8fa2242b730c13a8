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
    'tokens, fees of tools, pictures',
    '`chat`; the pictures that its tool draws are an `image_generation` of their own',
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

  span(
    'tokens, at the batch tier',
    '`batch`, without usage; once it is done, a span of its own, named as its requests are',
    'batches.create',
  ),
  poll(
    '`fetch_response`; a batch that it finds done is a span of its own',
    'batches.retrieve',
    'batches.cancel',
    'batches.list',
  ),
  span(
    'tokens; tools of the assistant are not told',
    '`chat`; a run whose end is not streamed has no usage there, and is a second `chat` span once it is done',
    'beta.threads.createAndRun*',
    'beta.threads.runs.create*',
    'beta.threads.runs.stream',
  ),
  poll(
    '`fetch_response`; a run that it finds done is a `chat` span of its own',
    'beta.threads.runs.submitToolOutputs*',
    'beta.threads.runs.poll',
    'beta.threads.runs.retrieve',
    'beta.threads.runs.update',
    'beta.threads.runs.cancel',
    'beta.threads.runs.list',
  ),
  span(
    'tokens, model by model',
    '`evaluation`, without usage; once it is done, one more for each model that answered or graded',
    'evals.runs.create',
  ),
  poll(
    '`fetch_response`; a run that it finds done is `evaluation` spans of its own',
    'evals.runs.retrieve',
    'evals.runs.cancel',
    'evals.runs.list',
  ),
  span(
    'tokens that were trained on, by a price of your own; reinforcement, billed by the hour, is not priced',
    '`fine_tuning`, without usage; once it is done, a span of its own',
    'fineTuning.jobs.create',
  ),
  poll(
    '`fetch_response`; a training that it finds done is a `fine_tuning` span of its own',
    'fineTuning.jobs.retrieve',
    'fineTuning.jobs.cancel',
    'fineTuning.jobs.pause',
    'fineTuning.jobs.resume',
    'fineTuning.jobs.list',
  ),
  span('tokens; of several models as one sum, unpriced', '`grading`', 'fineTuning.alpha.graders.run'),
  span(
    'tokens of its turns, estimated: they are told at best effort',
    '`agent`, without usage; each of its turns that is seen done is one more',
    'beta.agents.sessions.create',
  ),
  poll(
    '`fetch_response`; a turn that it finds done is an `agent` span of its own',
    'beta.agents.sessions.stream',
    'beta.agents.sessions.events.stream',
    'beta.agents.sessions.turns.retrieve',
    'beta.agents.sessions.turns.list',
    'beta.agents.sessions.subagents.turns.retrieve',
    'beta.agents.sessions.subagents.turns.list',
  ),
  counted(
    '`agent`; what it will use is told to nobody who asks by this client',
    'beta.agents.automations.invocations.create',
    'beta.chatkit.sessions.create',
  ),
  counted(
    '`container`; billed by size and by each 20 minutes of use, which no answer tells. Its use by a response is a fee there',
    'containers.create',
  ),
  counted(
    '`vector_store`; storage is billed by the day, of all that will ever be in it: see the usage of the organisation',
    'vectorStores.create',
  ),
  counted('`vector_store_search`; no price of a search by itself is published', 'vectorStores.search'),
  counted('`video_character`; no price is published, and the answer tells no usage', 'videos.createCharacter'),
  counted('`provenance_check`; no price is published, and the answer tells no usage', 'contentProvenanceChecks.create'),
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
    'goes on with the agents of a session, whose turns are seen when they are read or streamed',
    'beta.agents.sessions.events.create',
    'beta.agents.automations.create',
    'beta.agents.automations.resume',
  ),
  unseen(
    'adds to a vector store, which is billed by the day as a whole, and counted when it is created',
    'vectorStores.files.create*',
    'vectorStores.files.upload*',
    'vectorStores.fileBatches.create*',
    'vectorStores.fileBatches.uploadAndPoll',
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
    'beta.agents.*',
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
