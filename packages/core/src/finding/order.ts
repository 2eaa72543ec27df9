import type { ClearedFlow, Finding, Location, RelatedLocation } from '../report.js';
import { type FindingIdentity, fingerprint, identityKey } from './fingerprint.js';

/** A finding before its place among its equals is known. */
export interface FindingDraft {
  readonly finding: Omit<Finding, 'fingerprint'>;
  readonly identity: FindingIdentity;
}

/** Sorts findings as the report lists them (file, place, rule) and gives each its fingerprint. */
export function finishFindings(drafts: readonly FindingDraft[]): readonly Finding[] {
  const occurrences = new Map<string, number>();
  return [...drafts]
    .sort(
      (left, right) =>
        compareLocations(left.finding.location, right.finding.location) ||
        compareText(left.finding.ruleId, right.finding.ruleId) ||
        compareText(left.finding.message, right.finding.message),
    )
    .map(({ finding, identity }) => {
      const key = identityKey(identity);
      const occurrence = occurrences.get(key) ?? 0;
      occurrences.set(key, occurrence + 1);
      return { ...finding, fingerprint: fingerprint(identity, occurrence) };
    });
}

/** Sorts cleared flows by sink, barrier and source, and drops repeated ones. */
export function orderCleared(flows: readonly ClearedFlow[]): readonly ClearedFlow[] {
  const sorted = [...flows].sort(
    (left, right) =>
      compareRelated(left.sink, right.sink) ||
      compareRelated(left.barrier, right.barrier) ||
      compareRelated(left.source, right.source) ||
      compareText(left.ruleId, right.ruleId),
  );
  const seen = new Set<string>();
  return sorted.filter(({ ruleId, barrier, sink }) => {
    const key = JSON.stringify([ruleId, barrier, sink]);
    return !seen.has(key) && seen.add(key);
  });
}

function compareRelated(left: RelatedLocation, right: RelatedLocation): number {
  return compareLocations(left.location, right.location) || compareText(left.message, right.message);
}

/** By file, then by start and end. Code units decide, so the order is the same on every machine. */
export function compareLocations(left: Location, right: Location): number {
  return (
    compareText(left.file, right.file) ||
    left.startLine - right.startLine ||
    left.startColumn - right.startColumn ||
    left.endLine - right.endLine ||
    left.endColumn - right.endColumn
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
