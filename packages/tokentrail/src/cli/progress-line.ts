import type { Progress } from '../engine.js';
import type { Stream, Terminal } from './terminal.js';

const ERASE_LINE = '\r\u001b[K';
const INTERVAL = 100;

/** What each stage is to somebody who waits for it. */
const WORDS: Readonly<Record<string, string>> = {
  lower: 'reading files',
  link: 'linking',
  solve: 'following values',
  evaluate: 'judging checks',
  collect: 'collecting findings',
};

/** One line on stderr that follows the analysis; only where people look at it, never in CI. */
export class ProgressLine {
  readonly #stream: Stream | null;
  #last = 0;
  #stage = '';
  #shown = false;

  constructor(terminal: Terminal, quiet: boolean) {
    const inCi = (terminal.env['CI'] ?? '') !== '' && terminal.env['CI'] !== 'false';
    this.#stream = quiet || inCi || !terminal.stderr.isTTY ? null : terminal.stderr;
  }

  update({ stage, done, total }: Progress): void {
    const now = Date.now();
    // A new stage may take long: it is shown at once.
    if (this.#stream === null || (stage === this.#stage && now - this.#last < INTERVAL)) return;
    this.#last = now;
    this.#stage = stage;
    this.#shown = true;
    this.#stream.write(`${ERASE_LINE}${WORDS[stage] ?? stage}${total > 1 ? ` ${done}/${total}` : ''}`);
  }

  clear(): void {
    if (this.#shown) this.#stream?.write(ERASE_LINE);
    this.#shown = false;
  }
}
