import type { Limits } from '../limits.js';
import type { CallOccurrence, LinkedProgram } from '../link/contract/program.js';
import type { CallRule } from '../model/rule.js';
import { judge, type Lack, unchecked as uncheckedBy, type UncheckedCause, type Verdict } from './audience.js';
import { ClaimsCheck, type ClaimsVerdict, type IdleComparison } from './claims-check.js';
import type { KnownChecks } from './claims-walk.js';
import { derivationFrom } from './derives.js';
import { Evaluator } from './evaluator.js';
import { isUsed, readsOnly } from './claims-use.js';
import { handedOver } from './handed-over.js';
import { madeFrom } from './made-by.js';
import { originsOf } from './origins.js';
import { Peeks } from './peeks.js';
import type { ProgramView } from './program-view.js';
import { Refusals } from './refusals.js';

/** A call whose check is off. `callers` are the calls (program-wide ids) that leave it off, innermost first. */
export interface UncheckedCall {
  readonly occurrence: CallOccurrence;
  readonly index: number;
  readonly cause: UncheckedCause;
  readonly callers: readonly number[];
  /** Whether the callers get the claims and compare nothing, rather than leave a check off that is there. */
  readonly onlyGet: boolean;
  /** Comparisons of the claims that do not hold everybody up. */
  readonly idle: readonly IdleComparison[];
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
  const harmless = new Set(rule.harmlessClaims);
  const { calls } = view.program;
  const answers = outboundResults(view);
  const verdicts = calls.map((occurrence) => judge(occurrence, evaluator));
  const peeks = new Peeks(
    view,
    calls.filter(({ row }, index) => kinds.has(row.kind) && !isUnverified(verdicts[index])),
    limits,
  );
  const unverified = new Set(
    calls.flatMap(({ row, claims }, index) =>
      kinds.has(row.kind) && isUnverified(verdicts[index]) ? claims.map(({ node }) => node) : [],
    ),
  );
  const known = {
    unverified,
    validated: validatedPlaces(view.program, rule, verdicts),
    refusals: new Refusals(view, callsOfKinds(view.program, rule.refusals), limits.callerChain),
  };
  calls.forEach((occurrence, index) => {
    if (!kinds.has(occurrence.row.kind)) return;
    const verdict = withoutBorrowed(view, occurrence, verdicts[index], unverified, limits);
    if (verdict === undefined || verdict.kind === 'checked') return;
    const put = (reason: string): void => {
      undecided.push({ occurrence, reason });
    };
    if (verdict.kind === 'unchecked' && verdict.cause === 'unverified') {
      const inputs = decodedFrom(view, occurrence, () => isInbound(index), limits);
      if (inputs === null || peeks.has(inputs, occurrence)) return;
      if (readsOnly(view, occurrence, harmless, limits.evaluationFuel)) return;
      if (!isInbound(index)) return put('decoded without verification, and not seen to be a token that a client sent');
    }
    const lacks = verdict.kind === 'unchecked' ? [verdict, ...verdict.others] : [NO_LACK];
    const open = lacks.map(({ cause, callers }) => {
      const later = checkedLater(view, occurrence, evaluator, known, callers, limits);
      return { cause, callers, later };
    });
    const left = open.find(({ later }) => !later.checked);
    if (left === undefined) return;
    if (verdict.kind === 'undecided') return put(verdict.reason);
    if (
      verdict.cause === 'never' &&
      occurrence.row.claims !== undefined &&
      !isUsed(view, occurrence.claims, limits.evaluationFuel)
    )
      return put('only the signature is checked here, and the claims are read elsewhere');
    if (!isInbound(index) && isOwnAnswer(view, occurrence, answers, limits))
      return put('the token is the answer to a request of this program');
    unchecked.push({
      occurrence,
      index,
      cause: left.cause,
      callers: left.callers.length === 0 ? left.later.callers : left.callers,
      onlyGet: left.callers.length === 0 && left.later.onlyGet,
      idle: left.later.idle,
    });
  });
  return { unchecked: withoutRepeats(unchecked), undecided };
}

/**
 * Claims that calls with a check that is on get; and, where such a call gets none because its library asks the program's own functions for
 * them, what the sinks of its kind name.
 */
function validatedPlaces(
  program: LinkedProgram,
  rule: CallRule,
  verdicts: readonly Verdict[],
): KnownChecks['validated'] {
  const validations = new Set(rule.validations);
  const places = new Map<number, (readonly number[])[]>();
  const add = (node: number, path: readonly number[]): void => {
    places.set(node, [...(places.get(node) ?? []), path]);
  };
  const switchedOn = new Set<string>();
  program.calls.forEach(({ row, inputs }, index) => {
    if (!validations.has(row.kind) || verdicts[index]?.kind === 'unchecked') return;
    if (row.input === undefined) switchedOn.add(row.kind);
    for (const { node } of inputs) add(node, []);
  });
  for (const { kind, goals } of program.sinks)
    if (switchedOn.has(kind)) for (const { node, path } of goals) add(node, path);
  return places;
}

/**
 * One finding for a check that a caller leaves off inside a library that is the program itself: at the construction of the innermost
 * verifier, not at the decode in its body, and not again where that construction's own caller is known for the same.
 */
function withoutRepeats(unchecked: readonly UncheckedCall[]): readonly UncheckedCall[] {
  const own = unchecked.filter(({ occurrence }) => occurrence.own);
  const calls = new Set(own.map(({ occurrence }) => occurrence.call));
  return unchecked.filter(({ occurrence, callers }) =>
    occurrence.own
      ? !own.some((inner) => inner.callers.includes(occurrence.call))
      : callers.length === 0 || !callers.every((call) => calls.has(call)),
  );
}

/**
 * The token that an unverified decode looks into; null where the call is no decode: its row speaks of what is made over some steps,
 * which only of an inbound value is worth to be asked.
 */
function decodedFrom(
  view: ProgramView,
  { row, inputs }: CallOccurrence,
  isInbound: () => boolean,
  limits: Limits,
): readonly number[] | null {
  const nodes = inputs.map(({ node }) => node);
  const { madeBy } = row;
  if (madeBy === undefined) return nodes;
  if (!isInbound()) return null;
  const made = nodes.flatMap((node) => madeFrom(view, node, madeBy, limits.evaluationFuel));
  return made.length === 0 ? null : made;
}

function checkedLater(
  view: ProgramView,
  occurrence: CallOccurrence,
  evaluator: Evaluator,
  known: KnownChecks,
  callers: readonly number[],
  limits: Limits,
): ClaimsVerdict {
  const { claims, callable, call, row } = occurrence;
  const check = new ClaimsCheck(view, evaluator, limits, row.claimNames ?? ['aud'], known);
  const own = claims.map((place) => ({ ...place, callable, call }));
  const answers = [...own, ...handedOver(view, occurrence)].map((place) => check.check(place, callers));
  return (
    answers.find(({ checked }) => checked) ??
    answers.find((answer) => answer.callers.length > 0) ??
    answers[0] ?? { checked: false, callers: [], onlyGet: false, idle: [] }
  );
}

/** Calls (program-wide ids) that rows of some kinds name. */
function callsOfKinds({ calls }: LinkedProgram, kinds: readonly string[] = []): ReadonlySet<number> {
  return new Set(calls.flatMap(({ row, call }) => (kinds.includes(row.kind) ? [call] : [])));
}

/** Of a call that is not decided: whether the claims are compared for every caller. */
const NO_LACK: Lack = { cause: 'absent', callers: [] };

/**
 * A check that is on expects nothing where what it is told to expect is read from the token without verifying it, unless that was looked
 * up before, or compared: then it is one that is known here.
 */
function withoutBorrowed(
  view: ProgramView,
  { checks, call }: CallOccurrence,
  verdict: Verdict | undefined,
  unverified: ReadonlySet<number>,
  limits: Limits,
): Verdict | undefined {
  if (verdict === undefined || verdict.kind === 'unchecked' || unverified.size === 0) return verdict;
  const isBorrowed = checks.some(({ node, keys }) => {
    if (node < 0) return false;
    const taken = derivationFrom(view, { node, keys, entered: [] }, unverified, limits.evaluationFuel);
    return taken !== null && ![...taken].some((at) => isLookedUp(view, at, call));
  });
  return isBorrowed ? uncheckedBy('borrowed') : verdict;
}

/** Whether a value is given to a call other than the one in question, or compared with something that may be an audience. */
function isLookedUp(view: ProgramView, node: number, besides: number): boolean {
  const uses = view.uses.get(node) ?? [];
  if (
    uses.some(({ call, result }) => call !== besides && !view.isGlobalCall(result) && view.receiverOf(result) !== node)
  )
    return true;
  const { facts } = view.fileOf(node) ?? { facts: { conditions: [] } };
  return (view.conditions.get(node) ?? []).some((id) => facts.conditions[id]?.operator === 'in');
}

function isUnverified(verdict: Verdict | undefined): boolean {
  return verdict?.kind === 'unchecked' && verdict.cause === 'unverified';
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
