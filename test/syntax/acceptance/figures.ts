import type { ParseOutcome } from '@tokentrail/syntax';

/** What a parser finds in one file: functions and classes with what encloses them, and calls, by offsets. */
export interface Structure {
  /** Owner of each function and class, keyed by a place both parsers know it by. */
  readonly owners: ReadonlyMap<number, string>;
  /** `from-to` of each call. */
  readonly calls: ReadonlySet<string>;
}

/** How one language fared over the files that the reference parser accepts. */
export interface Figures {
  files: number;
  accepted: number;
  refused: number;
  withErrorNode: number;
  definitions: number;
  wrongOwners: number;
  calls: number;
  missingCalls: number;
  extraCalls: number;
}

export function newFigures(): Figures {
  return {
    files: 0,
    accepted: 0,
    refused: 0,
    withErrorNode: 0,
    definitions: 0,
    wrongOwners: 0,
    calls: 0,
    missingCalls: 0,
    extraCalls: 0,
  };
}

/** Adds one accepted file to the figures; gives a line per difference, for the person who mends the grammar. */
export function compare(
  figures: Figures,
  path: string,
  outcome: ParseOutcome,
  expected: Structure,
  structureOf: (outcome: ParseOutcome & { ok: true }) => Structure,
): string[] {
  figures.accepted++;
  figures.definitions += expected.owners.size;
  figures.calls += expected.calls.size;
  if (!outcome.ok) {
    figures.refused++;
    return [`${path}: refused, ${outcome.message}`];
  }
  const differences: string[] = [];
  if (outcome.errorCount > 0) {
    figures.withErrorNode++;
    differences.push(`${path}:${outcome.errors[0]?.from}: ${outcome.errorCount} error nodes`);
  }
  const actual = structureOf(outcome);
  for (const [at, owner] of expected.owners) {
    if (actual.owners.get(at) === owner) continue;
    figures.wrongOwners++;
    differences.push(`${path}:${at}: belongs to ${owner}, not ${actual.owners.get(at)}`);
  }
  for (const call of expected.calls) {
    if (actual.calls.has(call)) continue;
    figures.missingCalls++;
    differences.push(`${path}:${call}: call missing`);
  }
  for (const call of actual.calls) if (!expected.calls.has(call)) figures.extraCalls++;
  return differences;
}
