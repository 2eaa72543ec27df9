import { createContext, runInContext } from 'node:vm';
import type { SourceFile } from '@tokentrail/core';
import type { Observed } from './run-python.js';

const MARK = 'Zz9Zz9Zz9Zz9';
const CREDENTIAL_KEYS = ['authorization', 'cookie', 'x-api-key'];

const isMarked = (value: unknown): boolean => typeof value === 'string' && value.includes('z9');

/** Sinks are told the place where they stand; lines keep their numbers. */
function numbered(path: string, text: string): string {
  return text
    .split('\n')
    .map((line, index) => line.replace(/\b(sink|send)\(/g, `$1('${path}:${index + 1}', `))
    .join('\n');
}

/** The files as one script: what a file exports are names of the others, which all files share. */
function scriptOf(files: readonly SourceFile[]): string {
  const texts = files.toReversed().map(({ path, text }) => numbered(path, text));
  const script = texts.join('\n').replace(/^(import|export) .*$/gm, '');
  return `(async () => {\n${script}\n})()`;
}

/** Runs programs one after another. */
export async function runJavaScript(programs: readonly (readonly SourceFile[])[]): Promise<readonly Observed[]> {
  const observed: Observed[] = [];
  for (const files of programs) observed.push(await runOne(files));
  return observed;
}

/** Runs a program under every setting of three flags; waits for its promises. */
async function runOne(files: readonly SourceFile[]): Promise<Observed> {
  const ran = new Set<string>();
  const reached = new Set<string>();
  let error: string | null = null;
  const note = (place: string, marked: boolean): void => {
    ran.add(place);
    if (marked) reached.add(place);
  };
  for (let setting = 0; setting < 8; setting++) {
    const context = createContext({
      flags: [0, 1, 2].map((bit) => (setting & (1 << bit)) !== 0),
      source: () => MARK,
      sink: (place: string, value: unknown) => note(place, isMarked(value)),
      send: (place: string, value: Record<string, unknown>) =>
        note(
          place,
          CREDENTIAL_KEYS.some((key) => isMarked(value[key])),
        ),
      structuredClone,
    });
    try {
      await (runInContext(scriptOf(files), context, { timeout: 5_000 }) as Promise<void>);
      await new Promise((resolve) => setImmediate(resolve));
    } catch (problem) {
      error = String(problem);
    }
  }
  return { ran: [...ran].sort(), reached: [...reached].sort(), error };
}
