import type { Finding, RelatedLocation, Report } from '@tokentrail/core';
import type { Location, Result } from 'sarif';
import { caps } from './caps.js';
import { plain, sentence } from './message.js';
import { physicalLocation } from './places.js';
import { levelOf } from './rules.js';
import { codeFlow, LONGEST_TRAIL, SHORTEST_TRAIL, shortened } from './trail.js';

/** Line hashes of a file (primaryLocationLineHash), or null when its text is not at hand. */
export type HashesOf = (file: string) => readonly string[] | null;

export interface Results {
  readonly results: Result[];
  /** Findings left out, and trails cut short, because of the caps. */
  readonly dropped: number;
  readonly cut: number;
}

/** Findings as SARIF results, the gravest kept when there are too many, in the report's order. */
export function toResults(report: Report, showSuppressed: boolean, hashesOf: HashesOf): Results {
  const shown = report.findings.filter((finding) => showSuppressed || finding.suppressed === null);
  const kept = gravest(shown);
  const ruleIndex = new Map(report.rules.map((rule, index) => [rule.id, index]));
  const suppressions = shown.some((finding) => finding.suppressed !== null);
  let budget: number = caps.allSteps;
  let cut = 0;
  const results = kept.map((finding) => {
    const allowed = Math.max(SHORTEST_TRAIL, Math.min(LONGEST_TRAIL, budget));
    const trail = shortened(finding.trail, allowed);
    if (trail.length < finding.trail.length) cut += 1;
    budget -= trail.length;
    const result = toResult(finding, ruleIndex.get(finding.ruleId), hashesOf);
    if (trail.length > 0) result.codeFlows = [codeFlow(trail)];
    if (suppressions) result.suppressions = suppressionsOf(finding);
    return result;
  });
  return { results, dropped: shown.length - kept.length, cut };
}

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'note'] as const;
const CONFIDENCES = ['high', 'medium', 'low'] as const;

function gravest(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= caps.results) return findings;
  const weight = (finding: Finding): number =>
    SEVERITIES.indexOf(finding.severity) * CONFIDENCES.length + CONFIDENCES.indexOf(finding.confidence);
  const kept = new Set([...findings].sort((left, right) => weight(left) - weight(right)).slice(0, caps.results));
  return findings.filter((finding) => kept.has(finding));
}

function toResult(finding: Finding, ruleIndex: number | undefined, hashesOf: HashesOf): Result {
  const related = relatedOf(finding);
  const hash = hashesOf(finding.location.file)?.[finding.location.startLine - 1];
  const snippet = finding.trail.findLast((step) => sameStart(step.location, finding.location))?.snippet;
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levelOf(finding.severity),
    message: { text: messageOf(finding, related) },
    locations: [{ physicalLocation: physicalLocation(finding.location, snippet) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(toLocation) }),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'tokentrailFlow/v1': finding.fingerprint,
    },
    properties: {
      'tokentrail/severity': finding.severity,
      'tokentrail/confidence': finding.confidence,
      'tokentrail/reach': finding.reach,
      'tokentrail/marks': [...finding.marks],
      'tokentrail/versions': finding.versions.map(({ package: name, version, file }) => ({
        package: name,
        version,
        file,
      })),
      'tokentrail/impact': finding.impact,
      'tokentrail/fix': finding.fix,
    },
  };
}

function relatedOf(finding: Finding): readonly RelatedLocation[] {
  return [...finding.sources, ...finding.related].slice(0, caps.related);
}

/** GitHub shows a related location only where the message links to it: each is named at the end. */
function messageOf(finding: Finding, related: readonly RelatedLocation[]): string {
  const links = related.map((place, index) => `[${plain(place.message).replace(/\.$/, '')}](${index + 1})`);
  return links.length === 0 ? sentence(finding.message) : `${sentence(finding.message)} See ${links.join(', ')}.`;
}

function toLocation(place: RelatedLocation, index: number): Location {
  return {
    id: index + 1,
    physicalLocation: physicalLocation(place.location),
    message: { text: sentence(place.message) },
  };
}

function suppressionsOf(finding: Finding): NonNullable<Result['suppressions']> {
  if (finding.suppressed === null) return [];
  const kind = finding.suppressed.kind === 'inline' ? 'inSource' : 'external';
  return [{ kind, justification: finding.suppressed.reason }];
}

function sameStart(left: Finding['location'], right: Finding['location']): boolean {
  return left.file === right.file && left.startLine === right.startLine && left.startColumn === right.startColumn;
}
