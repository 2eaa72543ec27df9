import type { Catalogue } from './model/catalogue.js';
import type { Places } from './finding/locate.js';
import { compareLocations } from './finding/order.js';
import type { LinkedProgram } from './link/contract/program.js';
import type { Rule } from './model/rule.js';
import { closest } from './text/closest.js';
import type { Coverage, Diagnostic, UndecidedCall } from './report.js';

/** A file that was not analysed, and why. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/** What was looked at, so that silence can be told from blindness. Counts speak of the kinds that the rules name. */
export function coverageOf(
  program: LinkedProgram,
  projects: Coverage['projects'],
  given: {
    readonly skipped: readonly Skipped[];
    readonly limits: Coverage['limits'];
    readonly undecided: readonly UndecidedCall[];
    readonly places: Places;
    readonly rules: readonly Rule[];
  },
): Coverage {
  const partial = program.files.filter((file) => file.facts.diagnostics.length > 0).map((file) => file.facts.path);
  const linkLimits = program.limits.map(({ file, limit, span, message }) => ({
    limit,
    location: given.places.location({ file, span }),
    message,
  }));
  const loweringLimits = program.files.flatMap(({ facts }, file) =>
    facts.limits.map(({ limit, span, message }) => ({
      limit,
      location: given.places.location({ file, span }),
      message,
    })),
  );
  const kinds = new Set(
    given.rules.flatMap((rule) => (rule.kind === 'flow' ? [...rule.sources, ...rule.sinks] : rule.calls)),
  );
  return {
    files: program.files.length,
    parsed: program.files.length - partial.length,
    partial,
    skipped: [...given.skipped].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    limits: [...given.limits, ...linkLimits, ...loweringLimits],
    undecided: [...given.undecided].sort((a, b) => compareLocations(a.location, b.location)),
    projects,
    sources: program.sources.filter((source) => kinds.has(source.kind)).length,
    sinks: new Set(
      program.sinks
        .filter((sink) => kinds.has(sink.kind))
        .map((sink) => `${sink.site.file}:${sink.site.span.from}:${sink.site.span.to}`),
    ).size,
    calls: program.calls.filter((call) => kinds.has(call.row.kind)).length,
  };
}

/** What could not be read as written, in file order. */
export function diagnosticsOf(program: LinkedProgram, places: Places): readonly Diagnostic[] {
  return program.files.flatMap((file, index) =>
    file.facts.diagnostics.map((diagnostic) => ({
      level: diagnostic.code === 'syntax-error' ? ('warning' as const) : ('error' as const),
      code: diagnostic.code,
      message: diagnostic.message,
      location: places.location({ file: index, span: diagnostic.span }),
    })),
  );
}

/** Calls that are named like a barrier and end nothing, where some rule has barriers of that kind. */
export function fakeBarriers(program: LinkedProgram, places: Places, rules: readonly Rule[]): readonly Diagnostic[] {
  const kinds = new Set(rules.flatMap((rule) => (rule.kind === 'flow' ? rule.barriers : [])));
  return program.barriers
    .filter(({ fake, kind }) => fake && kinds.has(kind))
    .map(
      ({ label, site }): Diagnostic => ({
        level: 'warning',
        code: 'fake-barrier',
        message: `${label}, so it ends no flow`,
        location: places.location(site),
      }),
    )
    .sort((a, b) => (a.location === null || b.location === null ? 0 : compareLocations(a.location, b.location)));
}

/** The user's barriers that match nothing: a name that is misspelt ends no flow, and nobody would notice. */
export function unmatchedBarriers(
  program: LinkedProgram,
  { models }: Pick<Catalogue, 'models'>,
  ownFrom: number = models.length,
): readonly Diagnostic[] {
  return models.slice(ownFrom).flatMap((model, offset): readonly Diagnostic[] => {
    const row = 'barrier' in model ? model.barrier : 'barrierGuard' in model ? model.barrierGuard : null;
    if (row === null || program.rowUses.has(ownFrom + offset)) return [];
    const position = 'position' in row ? row.position : undefined;
    const near = row.function === undefined ? null : closest(row.function, calledNames(program));
    const hint = near === null ? '' : ` (did you mean ${near}?)`;
    const message = `the barrier ${row.path ?? row.function ?? position ?? ''} matches nothing in this program${hint}`;
    return [{ level: 'warning', code: 'unmatched-model', message, location: null }];
  });
}

/** Names of everything that the program calls, sorted. */
function calledNames({ files }: LinkedProgram): readonly string[] {
  return [...new Set(files.flatMap(({ facts }) => facts.calls.map(({ name }) => name)))].filter(Boolean).sort();
}
