import type { Progress } from '../engine.js';
import type { Stream, Terminal } from './terminal.js';

const ERASE_LINE = '\r\u001b[K';
const INTERVAL = 100;

/** One line on stderr that follows the analysis; only where people look at it, never in CI. */
export class ProgressLine {
  readonly #stream: Stream | null;
  #last = 0;
  #shown = false;

  constructor(terminal: Terminal, quiet: boolean) {
    const inCi = (terminal.env['CI'] ?? '') !== '' && terminal.env['CI'] !== 'false';
    this.#stream = quiet || inCi || !terminal.stderr.isTTY ? null : terminal.stderr;
  }

  update({ stage, done, total }: Progress): void {
    const now = Date.now();
    if (this.#stream === null || now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#shown = true;
    this.#stream.write(`${ERASE_LINE}${stage} ${done}/${total}`);
  }

  clear(): void {
    if (this.#shown) this.#stream?.write(ERASE_LINE);
    this.#shown = false;
  }
}
