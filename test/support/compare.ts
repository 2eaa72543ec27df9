import type { Catalogue, LinkedProgram, Location, Report, Site } from '@tokentrail/core';
import { LineIndex } from '@tokentrail/core';
import type { Expectation } from './expectations.js';

/** What a run produced, as the comparison needs it. */
export interface Outcome {
  readonly report: Report;
  readonly program: LinkedProgram;
  /** Sink kinds (flow rules) or call kinds (call rules) per rule id, to see whether a sink stands on a line. */
  readonly kindsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Kinds that the rules of a catalogue take for sinks or judged calls, by rule. */
export function kindsOfRules({ rules }: Pick<Catalogue, 'rules'>): Outcome['kindsOf'] {
  return new Map(rules.map((rule) => [rule.id, new Set(rule.kind === 'flow' ? rule.sinks : rule.calls)] as const));
}

/** Every difference between what the lines expect and what was reported, in words; empty when all is as written. */
export function compare(expectations: readonly Expectation[], outcome: Outcome): readonly string[] {
  const problems: string[] = [];
  const lines = lineTables(outcome.program);
  const claimed = new Set<number>();
  for (const expected of expectations) {
    const problem = judge(expected, expectations, outcome, lines, claimed);
    if (problem !== null) problems.push(`${expected.file}:${expected.line}  ${problem}`);
  }
  outcome.report.findings.forEach((finding, index) => {
    if (!claimed.has(index))
      problems.push(`${finding.location.file}:${finding.location.startLine}  unexpected: ${finding.ruleId}`);
  });
  return problems.sort();
}

function judge(
  expected: Expectation,
  all: readonly Expectation[],
  { report, program, kindsOf }: Outcome,
  lines: readonly LineIndex[],
  claimed: Set<number>,
): string | null {
  const here = (location: Location | null): boolean =>
    location !== null && location.file === expected.file && location.startLine === expected.line;
  switch (expected.key) {
    case 'finding': {
      const hits = report.findings
        .map((finding, index) => ({ finding, index }))
        .filter(({ finding }) => finding.ruleId === expected.value && here(finding.location));
      if (expected.state !== 'missing') for (const { index } of hits) claimed.add(index);
      if (expected.state === 'missing') {
        for (const { index } of hits) claimed.add(index);
        return hits.length > 0 ? `fixed: ${expected.value} is found now, remove MISSING` : null;
      }
      if (hits.length === 0)
        return expected.state === 'spurious'
          ? `fixed: ${expected.value} is quiet now, remove SPURIOUS`
          : `missing: ${expected.value}`;
      return hits.some(({ finding }) =>
        comesFrom(
          finding.sources.map((one) => one.location),
          expected,
          all,
        ),
      )
        ? null
        : `missing: ${expected.value} from source ${expected.name}`;
    }
    case 'absent':
      return sinkIsHere(expected, program, kindsOf, lines) ? null : `vacuous: no sink of ${expected.value} here`;
    case 'source':
      return program.sources.some(
        (source) => source.kind === expected.value && siteIsHere(source.site, expected, program, lines),
      )
        ? null
        : `missing source of kind ${expected.value}`;
    case 'limit':
      return report.coverage.limits.some((hit) => hit.limit === expected.value && here(hit.location))
        ? null
        : `missing limit ${expected.value}`;
    case 'cleared':
      return report.cleared.some((flow) => flow.ruleId === expected.value && here(flow.sink.location))
        ? null
        : `missing cleared flow of ${expected.value}`;
    case 'confidence':
    case 'severity': {
      const { key, file, isAlone } = expected;
      const found = report.findings.filter(({ location }) => (isAlone ? location.file === file : here(location)));
      const other = found.find((finding) => finding[key] !== expected.value);
      if (found.length === 0) return `no finding to have the ${key} ${expected.value}`;
      return other === undefined
        ? null
        : `${key} ${other[key]} instead of ${expected.value} in line ${other.location.startLine}`;
    }
    case 'undecided':
      return report.coverage.undecided.some((call) => call.ruleId === expected.value && here(call.location))
        ? null
        : `missing undecided call of ${expected.value}`;
  }
}

function comesFrom(sources: readonly Location[], expected: Expectation, all: readonly Expectation[]): boolean {
  if (expected.name === null) return true;
  return all.some(
    (other) =>
      other.key === 'source' &&
      other.name === expected.name &&
      sources.some((place) => place.file === other.file && place.startLine === other.line),
  );
}

function sinkIsHere(
  expected: Expectation,
  program: LinkedProgram,
  kindsOf: Outcome['kindsOf'],
  lines: readonly LineIndex[],
): boolean {
  const kinds = kindsOf.get(expected.value);
  if (kinds === undefined) return false;
  const sites = [
    ...program.sinks.filter((sink) => kinds.has(sink.kind)).map((sink) => sink.site),
    ...program.calls.filter((call) => kinds.has(call.row.kind)).map((call) => call.site),
  ];
  return sites.some((site) => siteIsHere(site, expected, program, lines));
}

function siteIsHere(site: Site, expected: Expectation, program: LinkedProgram, lines: readonly LineIndex[]): boolean {
  return (
    program.files[site.file]?.facts.path === expected.file &&
    lines[site.file]?.position(site.span.from).line === expected.line
  );
}

function lineTables(program: LinkedProgram): readonly LineIndex[] {
  return program.files.map((file) => new LineIndex(file.text));
}
