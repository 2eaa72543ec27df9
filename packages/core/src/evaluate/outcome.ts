import type { FallbackTest } from '../facts/call-site.js';
import type { Constant } from '../facts/constant.js';

// What an argument's value can be when a call rule asks for it (engine notes 6.1), separately for each chain of callers.

/** `absent`: nothing was passed or the key does not exist. `truthy`: surely something. `unknown`: cannot be told, with a reason. */
export type Value =
  | { readonly kind: 'absent' }
  | { readonly kind: 'truthy' }
  | { readonly kind: 'constant'; readonly constant: Constant }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One possible value and the call sites (program-wide ids, innermost first) through which it came from callers. */
export interface Outcome {
  readonly value: Value;
  readonly callers: readonly number[];
}

export const ABSENT: Value = Object.freeze({ kind: 'absent' });
export const TRUTHY: Value = Object.freeze({ kind: 'truthy' });

export function unknown(reason: string): Value {
  return { kind: 'unknown', reason };
}

/** Whether a value switches a check on, off, or cannot be told. Constants follow JavaScript's and Python's common ground. */
export function truth(value: Value): 'on' | 'off' | 'unknown' {
  if (value.kind === 'absent') return 'off';
  if (value.kind === 'truthy') return 'on';
  if (value.kind === 'unknown') return 'unknown';
  const { constant } = value;
  if (constant.kind === 'null' || constant.kind === 'undefined') return 'off';
  if (constant.kind === 'regexp') return 'on';
  return constant.value ? 'on' : 'off';
}

/** Alternatives: any of them may be the value. */
export function alternatives(parts: readonly (readonly Outcome[])[]): readonly Outcome[] {
  return distinct(parts.flat());
}

/**
 * Layers of one object (its earlier state, a spread, a store): what any layer has is there; it is absent only where every
 * layer lacks it. Decided for each chain of callers.
 */
export function layers(parts: readonly (readonly Outcome[])[]): readonly Outcome[] {
  if (parts.length === 1) return parts[0] ?? [];
  const all = distinct(parts.flat());
  const chains = distinctChains(all);
  const result: Outcome[] = [];
  for (const callers of chains) {
    const views = parts.map((part) => part.filter((outcome) => compatible(outcome.callers, callers)));
    const always = views.some((view) => view.length > 0 && view.every((outcome) => outcome.value.kind !== 'absent'));
    for (const outcome of views.flat())
      if (outcome.value.kind !== 'absent') result.push({ value: outcome.value, callers });
    if (!always && views.some((view) => view.length > 0)) result.push({ value: ABSENT, callers });
  }
  return distinct(result);
}

/** Whether for one chain of callers a value may be there and may not. */
export function isMixed(outcomes: readonly Outcome[]): boolean {
  return distinctChains(outcomes).some((chain) => {
    const own = outcomes.filter(({ callers }) => compatible(callers, chain)).map(({ value }) => truth(value));
    return own.includes('off') && own.some((each) => each !== 'off');
  });
}

/** Outcomes as some chains of callers see them. */
export function under(outcomes: readonly Outcome[], chains: readonly (readonly number[])[]): readonly Outcome[] {
  return distinct(
    outcomes.flatMap(({ value, callers }) =>
      chains.flatMap((chain) =>
        compatible(callers, chain) ? [{ value, callers: callers.length > chain.length ? callers : chain }] : [],
      ),
    ),
  );
}

/** Whether a value is surely one in whose place another is taken. */
export function isWithout(value: Value, test: FallbackTest): boolean {
  if (test === 'falsy') return truth(value) === 'off';
  if (value.kind === 'absent') return true;
  if (value.kind !== 'constant') return false;
  return value.constant.kind === 'undefined' || (value.constant.kind === 'null' && test === 'nothing');
}

/** The chains that are not a prefix of another one. */
export function distinctChains(outcomes: readonly Outcome[]): readonly (readonly number[])[] {
  const chains = new Map<string, readonly number[]>();
  for (const { callers } of outcomes) chains.set(callers.join(' '), callers);
  return [...chains.values()].filter(
    (chain) => ![...chains.values()].some((other) => other.length > chain.length && isPrefix(chain, other)),
  );
}

export function compatible(a: readonly number[], b: readonly number[]): boolean {
  return isPrefix(a, b) || isPrefix(b, a);
}

function isPrefix(shorter: readonly number[], longer: readonly number[]): boolean {
  return shorter.length <= longer.length && shorter.every((call, index) => longer[index] === call);
}

function distinct(outcomes: readonly Outcome[]): readonly Outcome[] {
  const seen = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = `${outcome.callers.join(' ')}|${keyOf(outcome.value)}`;
    if (!seen.has(key)) seen.set(key, outcome);
  }
  return [...seen.values()];
}

function keyOf(value: Value): string {
  if (value.kind === 'constant') return `constant:${JSON.stringify(value.constant)}`;
  return value.kind === 'unknown' ? `unknown:${value.reason}` : value.kind;
}
