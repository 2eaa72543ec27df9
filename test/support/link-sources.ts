import { type Catalogue, defaultLimits, type Language, type Model } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { link } from '../../packages/core/src/link/link.js';
import { createPlacement } from '../../packages/core/src/link/rows/placement.js';
import type { LinkedProgram } from '../../packages/core/src/link/contract/program.js';
import { solve } from '../../packages/core/src/solve/solve.js';

/** Rows of the neutral functions that tests about the languages use. */
export const neutralRows: readonly Model[] = [
  { language: 'any', source: { function: 'SOURCE', kind: 'test' } },
  { language: 'any', sink: { function: 'SINK', argument: 'any', contents: 'none', kind: 'test' } },
  { language: 'any', barrier: { function: 'exchange', kind: 'test-barrier' } },
];

/** Links source texts by path with the given rows. */
export function linkSources(
  files: Readonly<Record<string, string>>,
  models: readonly Model[] = neutralRows,
  order: readonly string[] = Object.keys(files),
  more: Partial<Catalogue> = {},
): LinkedProgram {
  const catalogue: Catalogue = {
    rules: [],
    models,
    kinds: [],
    headerNames: ['authorization', 'cookie'],
    credentialKeys: ['authorization'],
    contexts: [],
    genericSinks: [],
    ...more,
  };
  const languages: readonly Language[] = [python, javascript];
  const paths = Object.keys(files).sort();
  const view = { paths, has: (path: string) => path in files, text: (path: string) => files[path] };
  const inputs = order.flatMap((path) => {
    const language = languages.find(({ extensions }) => extensions.some((extension) => path.endsWith(extension)));
    const text = files[path] ?? '';
    return language === undefined ? [] : [{ facts: language.lower({ path, text }), text }];
  });
  return link(
    inputs,
    new Map(languages.map((language) => [language.id, language.resolver(view)])),
    new Map((['python', 'javascript'] as const).map((id) => [id, createPlacement(catalogue, id)])),
    defaultLimits,
    new Set(catalogue.headerNames),
  );
}

/** `file:line` of every sink that a source of any kind reaches, in order. */
export function findings(program: LinkedProgram): string[] {
  const solution = solve(
    {
      graph: program.graph,
      contents: program.contents,
      keySets: program.keySets,
      seeds: program.sources.flatMap(({ seeds }) => seeds),
      goals: program.sinks.flatMap(({ goals }) => goals),
      credentialKeys: new Set(['authorization']),
      barriers: new Uint8Array(program.barriers.length).fill(1),
    },
    defaultLimits,
  );
  const lines = solution.hits.map(({ goal }) => {
    const sink = program.sinks[goalsOf(program)[goal]?.sink ?? -1];
    return sink === undefined ? '?' : placeOf(program, sink.site.file, sink.site.span.from);
  });
  return [...new Set(lines)].sort();
}

function goalsOf(program: LinkedProgram): readonly { readonly sink: number }[] {
  return program.sinks.flatMap(({ goals }) => goals);
}

/** `path:line` of an offset. */
export function placeOf(program: LinkedProgram, file: number, offset: number): string {
  const linked = program.files[file];
  const line = linked?.text.slice(0, offset).split('\n').length ?? 0;
  return `${linked?.facts.path}:${line}`;
}

/** Qualified names that the calls of `name` may run, by value or by name, in order; one list for all such calls of the program. */
export function candidatesOf(program: LinkedProgram, name: string): string[] {
  const found = new Set<string>();
  for (const file of program.files)
    for (const call of file.facts.calls)
      if (call.name === name)
        for (const { callable, how } of program.candidates(call.id + file.callBase)) {
          const owner = program.files[program.fileOfCallable(callable)];
          const facts = owner?.facts.callables[callable - owner.callableBase];
          found.add(`${facts?.qualifiedName}${how === 'name' ? '?' : ''}`);
        }
  return [...found].sort();
}
