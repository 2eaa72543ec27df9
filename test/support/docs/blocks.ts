/** A fenced block of a page written by hand. */
export interface Block {
  /** What stands after the fence: `console`, `python paths`, `yaml`. */
  readonly info: string;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const open = /^```(\S.*)?$/.exec(lines[at] ?? '');
    if (open === null) continue;
    const end = lines.indexOf('```', at + 1);
    blocks.push({ info: open[1] ?? '', text: `${lines.slice(at + 1, end).join('\n')}\n`, line: at + 1 });
    at = end;
  }
  return blocks;
}

/** A command of a console block with the output that the page shows for it. */
export interface ShownCommand {
  readonly command: string;
  readonly output: readonly string[];
}

/** `$ command` and the lines up to the next one. */
export function commandsOf({ text }: Block): readonly ShownCommand[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.trimEnd().split('\n');
      return { command, output };
    });
}

/** Whether lines are what a page shows; a line `…` stands for any number of lines. The first difference in words, or null. */
export function differenceFrom(shown: readonly string[], actual: readonly string[]): string | null {
  let at = 0;
  for (const [index, line] of shown.entries()) {
    if (line.trim() === '…') {
      const next = shown[index + 1];
      if (next === undefined) return null;
      const found = actual.indexOf(next, at);
      if (found < 0) return `not printed: ${next}`;
      at = found;
    } else if (actual[at] === line) at += 1;
    else return `shown: ${line}\nprinted: ${actual[at] ?? '(the end)'}`;
  }
  return at < actual.length ? `not shown: ${actual[at]}` : null;
}
