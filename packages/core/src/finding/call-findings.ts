import type { CallVerdicts, UncheckedCall } from '../evaluate/judge-calls.js';
import type { UncheckedCause } from '../evaluate/audience.js';
import type { AudienceSemantics } from '../model/model.js';
import type { CallRule, Severity } from '../model/rule.js';
import type { RelatedLocation, TrailStep, UndecidedCall } from '../report.js';
import { type Collector, distinctVersions } from './collect.js';
import type { FindingDraft } from './order.js';
import { severityAt } from './severity.js';

/** Findings of a call rule: each at its call, with the caller that leaves the check off as a related place. */
export function callFindings(collector: Collector, rule: CallRule, verdicts: CallVerdicts): readonly FindingDraft[] {
  return verdicts.unchecked.map((call) => draft(collector, rule, call));
}

/** Calls that could not be decided, for the report's coverage. */
export function undecidedCalls(collector: Collector, rule: CallRule, verdicts: CallVerdicts): readonly UndecidedCall[] {
  return verdicts.undecided.map(({ occurrence, reason }) => ({
    ruleId: rule.id,
    location: collector.places.location(occurrence.site),
    message: `${labelOf(occurrence.row.label, collector.places.call(occurrence.call)?.call.name)}: not decided, ${reason}`,
  }));
}

function draft(collector: Collector, rule: CallRule, unchecked: UncheckedCall): FindingDraft {
  const { occurrence, cause, callers, onlyGet, idle } = unchecked;
  const { places, reachability } = collector;
  const call = places.call(occurrence.call);
  const label = labelOf(occurrence.row.label, call?.call.name);
  const reason = reasonOf(unchecked);
  const location = places.location(occurrence.site);
  const steps = callers.flatMap((caller): readonly TrailStep[] => {
    const found = places.call(caller);
    if (found === null) return [];
    const site = { file: found.index, span: found.call.span };
    const name = found.call.name || 'it';
    const message = onlyGet
      ? `nothing compares the claims that this call of ${name} gives`
      : `this call of ${name} leaves the check off`;
    return [{ role: 'call', message, location: places.location(site), nesting: 0, snippet: places.snippet(site) }];
  });
  const step: TrailStep = {
    role: 'sink',
    message: `${label} accepts ${acceptedBy(unchecked)}`,
    location,
    nesting: 0,
    snippet: places.snippet(occurrence.site),
  };
  const reach = reachability.of(occurrence.callable);
  return {
    finding: {
      ruleId: rule.id,
      severity: severityAt(baseSeverity(rule.severity, cause, occurrence.row.semantics), reach),
      confidence: 'high',
      message: rule.message.replaceAll(/\{(call|reason)\}/g, (_, word: string) => (word === 'call' ? label : reason)),
      cwe: rule.cwe ?? [],
      location,
      trail: [...steps, step],
      sources: [],
      related: [
        ...steps.map(({ message: said, location: place }): RelatedLocation => ({ message: said, location: place })),
        ...idle.map(({ site, why }) => ({ message: IDLE[why], location: places.location(site) })),
      ],
      marks: [],
      versions: distinctVersions([occurrence.assumed]),
      suppressed: null,
      reach,
      impact: rule.impact ?? '',
      fix: rule.fix ?? '',
    },
    identity: {
      ruleId: rule.id,
      path: places.path(occurrence.site.file),
      enclosing: places.callable(occurrence.callable)?.qualifiedName ?? '',
      sourceKind: occurrence.row.kind,
      sinkKind: cause,
      callee: call?.call.name ?? '',
      text: places.text(occurrence.site),
    },
  };
}

/** Refusing tokens that carry an audience leaves only those without one: less than a check that is off. */
function baseSeverity(base: Severity, cause: UncheckedCause, semantics: AudienceSemantics): Severity {
  return cause === 'absent' && semantics === 'reject-if-unset' && base === 'high' ? 'medium' : base;
}

function labelOf(label: string | undefined, name: string | undefined): string {
  return label ?? (name === undefined || name === '' ? 'This call' : `${name}()`);
}

function acceptedBy({ occurrence, cause }: UncheckedCall): string {
  if (cause === 'unverified') return 'a token that anybody may have made';
  const refusesForeign = cause === 'absent' && occurrence.row.semantics === 'reject-if-unset';
  return refusesForeign ? 'a token without an audience' : 'a token whatever its audience';
}

/** What is said of a comparison that counts for nothing. */
const IDLE: Readonly<Record<UncheckedCall['idle'][number]['why'], string>> = {
  skipped: 'this comparison is skipped',
  borrowed: 'this compares the claim with what the token says itself',
  forgotten: 'what this comparison throws is caught, and the claims go on',
};

function reasonOf({ occurrence, cause, callers, onlyGet, idle }: UncheckedCall): string {
  const { semantics } = occurrence.row;
  const byCaller = callers.length > 0 && !onlyGet;
  const isSkipped = idle.some(({ why }) => why === 'skipped');
  const reason = causeOf(cause, semantics, byCaller && !isSkipped);
  if (!isSkipped) return idle.length === 0 ? reason : `${reason}, and the comparison that follows refuses nobody`;
  return `${reason}, and ${byCaller ? 'a caller skips the comparison that follows' : 'the comparison that follows never runs'}`;
}

function causeOf(cause: UncheckedCause, semantics: AudienceSemantics, byCaller: boolean): string {
  const given = byCaller ? 'a caller gives no audience' : 'no audience is given';
  switch (cause) {
    case 'unverified':
      return byCaller ? 'a caller has nothing of the token verified' : 'nothing of the token is verified';
    case 'disabled':
      return byCaller ? 'a caller has an option switch the check off' : 'an option switches the check off';
    case 'borrowed':
      return 'the audience to expect is read from the token itself';
    case 'never':
      return 'it never looks at the audience';
    case 'absent':
      return semantics === 'reject-if-unset'
        ? `${given}, so tokens without one are accepted and those with one refused`
        : `${given}, so tokens for any audience are accepted`;
  }
}
