import { Presets, SingleBar } from 'cli-progress';

/** A line that says how far something is. */
export interface Progress {
  show(done: number, total: number): void;
  /** Takes the line away. */
  end(): void;
}

/** A bar on a terminal; on anything else nothing is ever written. `format` is that of cli-progress. */
export function showProgress(stream: NodeJS.WriteStream, format: string): Progress {
  let bar: SingleBar | undefined;
  return {
    show(done, total) {
      if (!stream.isTTY) return;
      if (!bar) {
        bar = new SingleBar(
          { stream, format, clearOnComplete: true, hideCursor: true, etaBuffer: 50 },
          Presets.shades_classic,
        );
        bar.start(total, 0);
      }
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}
