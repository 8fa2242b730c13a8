/** The port is taken by another program. */
export class PortInUseError extends Error {
  readonly code = 'PORT_IN_USE';
  readonly port: number;

  constructor(host: string, port: number, options?: ErrorOptions) {
    super(
      `[@spendspan/console] got port ${port} of ${host}, which another program uses, expected a free one; stop that program, or choose another port`,
      options,
    );
    this.name = new.target.name;
    this.port = port;
  }
}

/** A console was found but did not answer a question as expected. */
export class ConsoleUnavailableError extends Error {
  readonly code = 'CONSOLE_UNAVAILABLE';
  /** Whether it answered at all; one that did not may be stopping. */
  readonly answered: boolean;

  constructor(url: string, reason: string, options: ErrorOptions & { readonly answered?: boolean } = {}) {
    super(`[@spendspan/console] got ${reason} from ${url}, expected an answer; restart the console`, options);
    this.answered = options.answered ?? true;
    this.name = new.target.name;
  }
}
