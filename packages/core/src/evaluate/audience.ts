import type { CallOccurrence, CallPlace } from '../link/contract/program.js';
import type { CallRow } from '../model/model.js';
import type { Evaluator } from './evaluator.js';
import { ABSENT, compatible, distinctChains, layers, type Outcome, truth } from './outcome.js';

type Switch = NonNullable<CallRow['disable']>[number];

// The verdict over one call of a call rule (engine notes 6.2): is its check switched on, on every chain of callers?

export type Verdict =
  | { readonly kind: 'checked' }
  /** `others`: further chains of callers. */
  | ({ readonly kind: 'unchecked'; readonly others: readonly Lack[] } & Lack)
  | { readonly kind: 'undecided'; readonly reason: string };

/** Why a check is off. `callers`: the chain (program-wide call ids) that leaves it off; empty when the call itself does. */
export interface Lack {
  readonly cause: UncheckedCause;
  readonly callers: readonly number[];
}

/**
 * `absent`: nothing passed; `disabled`: an option switches it off; `unverified`: nothing of the token is verified; `borrowed`: what to expect
 * is taken from the token.
 */
export type UncheckedCause = 'absent' | 'disabled' | 'unverified' | 'never' | 'borrowed';

/** Judges one occurrence; later comparisons of the claims are not looked at here. */
export function judge(occurrence: CallOccurrence, evaluator: Evaluator): Verdict {
  const { row } = occurrence;
  if (row.semantics === 'never') return unchecked('never');
  if (row.semantics === 'unverified-decode') return unchecked('unverified');
  const lacking = occurrence.lacking.indexOf(true);
  if (lacking >= 0) {
    return unchecked(row.disable?.[lacking]?.unverified === true ? 'unverified' : 'disabled');
  }
  const check = layers(occurrence.checks.map((place) => valueAt(place, evaluator)));
  const switches = (row.disable ?? []).map(({ values, unverified, unless }, index) => ({
    values,
    cause: unverified === true ? ('unverified' as const) : ('disabled' as const),
    outcomes: valueAt(occurrence.disables[index], evaluator),
    unless: unless?.values,
    exceptions: valueAt(occurrence.exceptions[index] ?? undefined, evaluator),
  }));
  const asked = switches.flatMap(({ outcomes, exceptions }) => [...outcomes, ...exceptions]);
  const chains = distinctChains([...check, ...asked]);
  const verdicts = (chains.length === 0 ? [[]] : chains).map((callers): Verdict => {
    for (const { values, cause, outcomes, unless, exceptions } of switches)
      if (
        at(outcomes, callers).some((outcome) => isOneOf(outcome, values)) &&
        !at(exceptions, callers).some((outcome) => isException(outcome, unless))
      )
        return unchecked(cause, callers);
    return row.semantics === 'must-check' ? { kind: 'checked' } : ofCheck(at(check, callers), callers, row);
  });
  const [first, ...others] = verdicts.filter((verdict) => verdict.kind === 'unchecked');
  if (first !== undefined) return { ...first, others };
  return verdicts.find((verdict) => verdict.kind === 'undecided') ?? { kind: 'checked' };
}

/** The verdict over a call of which it is known why the check is off. */
export function unchecked(cause: UncheckedCause, callers: readonly number[] = []): Verdict {
  return { kind: 'unchecked', cause, callers, others: [] };
}

function ofCheck(outcomes: readonly Outcome[], callers: readonly number[], { emptyCounts }: CallRow): Verdict {
  const isOn = ({ value }: Outcome): boolean => emptyCounts === true && isEmptyText(value);
  const truths = new Set(outcomes.map((outcome) => (isOn(outcome) ? 'on' : truth(outcome.value))));
  if (truths.has('unknown')) {
    const why = outcomes.find((outcome) => outcome.value.kind === 'unknown')?.value;
    return { kind: 'undecided', reason: why?.kind === 'unknown' ? why.reason : 'unknown' };
  }
  if (truths.has('on') && truths.has('off')) return { kind: 'undecided', reason: 'only passed on some path' };
  if (truths.has('on')) return { kind: 'checked' };
  return unchecked('absent', callers);
}

function valueAt(place: CallPlace | undefined, evaluator: Evaluator): readonly Outcome[] {
  if (place === undefined) return [];
  if (place.node < 0)
    return [
      {
        value: place.open ? { kind: 'unknown', reason: 'arguments passed by spread' } : { kind: 'absent' },
        callers: [],
      },
    ];
  const outcomes = evaluator.evaluate(place.node, place.keys);
  if (place.isSetting !== true) return outcomes;
  const seen = outcomes.filter(({ value }) => value.kind !== 'unknown');
  return seen.length > 0 ? seen : [{ value: ABSENT, callers: [] }];
}

function at(outcomes: readonly Outcome[], callers: readonly number[]): readonly Outcome[] {
  return outcomes.filter((outcome) => compatible(outcome.callers, callers));
}

function isEmptyText(value: Outcome['value']): boolean {
  return value.kind === 'constant' && value.constant.kind === 'string' && value.constant.value === '';
}

/** Whether a value leaves the check on that another place would switch off. */
function isException(outcome: Outcome, values: Switch['values'] | undefined): boolean {
  return values === undefined ? truth(outcome.value) !== 'off' : isOneOf(outcome, values);
}

function isOneOf(outcome: Outcome, values: Switch['values']): boolean {
  if (outcome.value.kind !== 'constant') return false;
  const { constant } = outcome.value;
  if (constant.kind === 'null' || constant.kind === 'undefined') return values.includes(null);
  return (constant.kind === 'boolean' || constant.kind === 'string') && values.includes(constant.value);
}
