import type { Limits } from '../limits.js';
import type { CallOccurrence } from '../link/program.js';
import type { CallRule } from '../model/rule.js';
import { judge, type UncheckedCause, type Verdict } from './audience.js';
import { ClaimsCheck } from './claims-check.js';
import { Evaluator } from './evaluator.js';
import { originsOf } from './origins.js';
import { Peeks } from './peeks.js';
import type { ProgramView } from './program-view.js';

/** A call whose check is off. `callers` are the calls (program-wide ids) that leave it off, innermost first. */
export interface UncheckedCall {
  readonly occurrence: CallOccurrence;
  readonly index: number;
  readonly cause: UncheckedCause;
  readonly callers: readonly number[];
}

export interface UndecidedOccurrence {
  readonly occurrence: CallOccurrence;
  readonly reason: string;
}

export interface CallVerdicts {
  readonly unchecked: readonly UncheckedCall[];
  readonly undecided: readonly UndecidedOccurrence[];
}

/**
 * Judges every call that a rule speaks of. `isInbound` tells, by index in `program.calls`, whether the decoded value is one that a
 * client sent; an unverified decode of another value is only listed.
 */
export function judgeCalls(
  view: ProgramView,
  rule: CallRule,
  isInbound: (index: number) => boolean,
  limits: Limits,
): CallVerdicts {
  const evaluator = new Evaluator(view, limits);
  const unchecked: UncheckedCall[] = [];
  const undecided: UndecidedOccurrence[] = [];
  const kinds = new Set(rule.calls);
  const { calls } = view.program;
  const answers = outboundResults(view);
  const verdicts = calls.map((occurrence) => judge(occurrence, evaluator));
  const peeks = new Peeks(
    view,
    calls.filter((_, index) => !isUnverified(verdicts[index])),
    limits,
  );
  calls.forEach((occurrence, index) => {
    if (!kinds.has(occurrence.row.kind)) return;
    const verdict = verdicts[index];
    if (verdict === undefined || verdict.kind === 'checked') return;
    const put = (reason: string): void => {
      undecided.push({ occurrence, reason });
    };
    if (verdict.kind === 'unchecked' && verdict.cause === 'unverified') {
      if (peeks.has(occurrence)) return;
      if (!isInbound(index)) return put('decoded without verification, and not seen to be a token that a client sent');
    }
    const later = checkedLater(view, occurrence, limits);
    if (later.checked) return;
    if (verdict.kind === 'undecided') return put(verdict.reason);
    if (verdict.cause === 'never' && !hasUse(view, occurrence))
      return put('only the signature is checked here, and the claims are read elsewhere');
    if (!isInbound(index) && isOwnAnswer(view, occurrence, answers, limits))
      return put('the token is the answer to a request of this program');
    unchecked.push({
      occurrence,
      index,
      cause: verdict.cause,
      callers: verdict.callers.length === 0 && later.via !== null ? [later.via] : verdict.callers,
    });
  });
  return { unchecked, undecided };
}

function checkedLater(
  view: ProgramView,
  occurrence: CallOccurrence,
  limits: Limits,
): { readonly checked: boolean; readonly via: number | null } {
  const check = new ClaimsCheck(view, limits, occurrence.row.claimNames ?? ['aud']);
  let via: number | null = null;
  for (const { node, path } of occurrence.claims) {
    const answer = check.check(node, path);
    if (answer.checked) return answer;
    via ??= answer.via;
  }
  return { checked: false, via };
}

function isUnverified(verdict: Verdict | undefined): boolean {
  return verdict?.kind === 'unchecked' && verdict.cause === 'unverified';
}

/** Whether anything reads what the call gives back. */
function hasUse({ program: { graph } }: ProgramView, { claims }: CallOccurrence): boolean {
  return claims.some(({ node }) => (graph.first[node + 1] ?? 0) > (graph.first[node] ?? 0));
}

/** Result nodes of the calls that leave the process. */
function outboundResults({ program }: ProgramView): ReadonlySet<number> {
  const results = new Set<number>();
  for (const { call } of program.sinks) {
    const file = call < 0 ? undefined : program.files[program.fileOfCall(call)];
    const site = file?.facts.calls[call - file.callBase];
    if (file !== undefined && site !== undefined) results.add(file.nodeBase + site.result);
  }
  return results;
}

/** A token that another server has just issued to this program: its audience is that of the request. */
function isOwnAnswer(
  view: ProgramView,
  { inputs }: CallOccurrence,
  answers: ReadonlySet<number>,
  limits: Limits,
): boolean {
  return inputs.some(({ node }) =>
    [...originsOf(view, node, limits.evaluationFuel)].some((origin) => answers.has(origin)),
  );
}
