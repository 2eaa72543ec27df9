import * as fc from 'fast-check';
import type { SourceFile } from '@tokentrail/core';
import { analyzeFixture, languageCatalogue } from '../run-fixture.js';
import { Choices, choiceLists } from './choices.js';
import { type ProgramSyntax, ProgramWriter } from './program-writer.js';
import type { Observed } from './run-python.js';

export interface Generated {
  readonly choices: readonly number[];
  readonly files: readonly SourceFile[];
}

export function writeProgram(syntax: ProgramSyntax, choices: readonly number[]): readonly SourceFile[] {
  return new ProgramWriter(syntax, new Choices(choices)).program();
}

export function samplePrograms(syntax: ProgramSyntax, count: number, seed: number): readonly Generated[] {
  return fc
    .sample(choiceLists, { numRuns: count, seed })
    .map((choices) => ({ choices, files: writeProgram(syntax, choices) }));
}

/** Places (`file:line`) at which the analysis reports a flow. */
export async function foundIn(files: readonly SourceFile[]): Promise<ReadonlySet<string>> {
  const { report } = await analyzeFixture({ name: 'generated', files, manifests: [] }, languageCatalogue);
  return new Set(report.findings.map(({ location }) => `${location.file}:${location.startLine}`));
}

/** How analysis and execution of some programs agree. */
export interface Agreement {
  readonly programs: number;
  /** Sinks that a run gave the marked value; of them, those that the analysis did not find. */
  readonly shown: number;
  readonly missed: number;
  /** Sinks that ran without ever getting the value; of them, those that the analysis reports. */
  readonly silent: number;
  readonly spurious: number;
  /** Programs that ended with an error in some run; what they did before counts. */
  readonly failed: number;
}

const NOTHING: Agreement = { programs: 0, shown: 0, missed: 0, silent: 0, spurious: 0, failed: 0 };

/** Runs and analyses programs; the misses as text, with the place and the files. */
export async function agreementOf(
  programs: readonly Generated[],
  run: (programs: readonly (readonly SourceFile[])[]) => Promise<readonly Observed[]>,
): Promise<{ readonly total: Agreement; readonly misses: readonly string[] }> {
  const observed = await run(programs.map(({ files }) => files));
  const misses: string[] = [];
  let total = NOTHING;
  for (const [index, { files }] of programs.entries()) {
    const one = compareWith(observed[index]!, await foundIn(files));
    total = sum(total, one.agreement);
    for (const place of one.missed)
      misses.push([place, ...files.map(({ path, text }) => `# ${path}\n${text}`)].join('\n'));
  }
  return { total, misses };
}

export function compareWith(
  observed: Observed,
  found: ReadonlySet<string>,
): { readonly agreement: Agreement; readonly missed: readonly string[]; readonly spurious: readonly string[] } {
  const reached = new Set(observed.reached);
  const silent = observed.ran.filter((place) => !reached.has(place));
  const missed = observed.reached.filter((place) => !found.has(place));
  const spurious = silent.filter((place) => found.has(place));
  const agreement: Agreement = {
    programs: 1,
    shown: reached.size,
    missed: missed.length,
    silent: silent.length,
    spurious: spurious.length,
    failed: observed.error === null ? 0 : 1,
  };
  return { agreement, missed, spurious };
}

function sum(one: Agreement, other: Agreement): Agreement {
  const keys = Object.keys(one) as (keyof Agreement)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as Record<keyof Agreement, number>;
}
