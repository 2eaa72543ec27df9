import type { Parameter } from '../../facts/callable.js';
import { LARGEST_INDEX } from '../../facts/content.js';
import type { LinkedArgument } from '../contract/contract.js';

// Which argument of a call reaches which parameter, and what happens on the way. One table for both languages: the facts say
// how each side is addressed.

/**
 * What an argument does on its way into a parameter: arrives as it `is`; is put into a collector at an `index` (-1: somewhere)
 * or under a `key`; an element or key of a spread value is taken out (`takeIndex`, `takeKey`); elements of a sequence are put
 * into a collector at unknown places (`shift`); a spread mapping arrives `without` the names that have parameters of their own.
 */
export type Passing =
  | { readonly kind: 'is' }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'takeIndex'; readonly index: number }
  | { readonly kind: 'takeKey'; readonly name: string }
  | { readonly kind: 'shift' }
  | { readonly kind: 'without'; readonly names: readonly string[] };

/** `parameter` is an index into the parameters, or `RECEIVER`. */
export interface Match {
  readonly argument: number;
  readonly parameter: number;
  readonly passing: Passing;
}

export const RECEIVER = -1;

const IS: Passing = Object.freeze({ kind: 'is' });

/**
 * All pairs that may meet. `offset` is added to every argument's index: -1 when the first argument is the receiver (a Python
 * method called through its class), 1 when a bound receiver takes the first parameter.
 */
export function matchArguments(
  args: readonly LinkedArgument[],
  parameters: readonly Parameter[],
  offset: number,
): readonly Match[] {
  const matches: Match[] = [];
  args.forEach((argument, position) => {
    const index = argument.index === null ? null : argument.index + offset;
    const add = (parameter: number, passing: Passing): void => {
      matches.push({ argument: position, parameter, passing });
    };
    if (argument.spread === 'keyword') spreadMapping(args, parameters, add);
    else if (argument.name !== null) keyword(argument.name, parameters, add);
    else if (argument.spread === 'positional') spreadSequence(index ?? 0, argument.loose, parameters, offset, add);
    else if (index !== null) positional(index, argument.loose, parameters, offset, add);
  });
  return matches;
}

type Add = (parameter: number, passing: Passing) => void;

function positional(index: number, loose: boolean, parameters: readonly Parameter[], offset: number, add: Add): void {
  if (offset < 0 && (index < 0 || loose)) add(RECEIVER, IS);
  parameters.forEach((parameter, position) => {
    if (parameter.index === null) return;
    if (parameter.collects === 'positional') {
      if (loose || index >= parameter.index)
        add(position, { kind: 'index', index: loose ? -1 : index - parameter.index });
    } else if (parameter.collects === null && (parameter.index === index || (loose && parameter.index >= index))) {
      add(position, IS);
    }
  });
}

function keyword(name: string, parameters: readonly Parameter[], add: Add): void {
  const named = parameters.findIndex((parameter) => parameter.collects === null && parameter.name === name);
  if (named >= 0) {
    add(named, IS);
    return;
  }
  const rest = parameters.findIndex((parameter) => parameter.collects === 'keyword');
  if (rest >= 0) add(rest, { kind: 'key', name });
}

function spreadSequence(
  index: number,
  loose: boolean,
  parameters: readonly Parameter[],
  offset: number,
  add: Add,
): void {
  const take = (at: number): Passing => ({ kind: 'takeIndex', index: loose || at > LARGEST_INDEX ? -1 : at });
  if (offset < 0 && (index < 0 || loose)) add(RECEIVER, take(0));
  parameters.forEach((parameter, position) => {
    if (parameter.index === null) return;
    if (parameter.collects === 'positional')
      add(position, !loose && index === parameter.index ? IS : { kind: 'shift' });
    else if (parameter.collects === null && parameter.index >= index) add(position, take(parameter.index - index));
  });
}

/** A spread mapping gives every parameter with a name that no written argument fills. */
function spreadMapping(args: readonly LinkedArgument[], parameters: readonly Parameter[], add: Add): void {
  const written = new Set(args.flatMap((argument) => argument.name ?? []));
  const named: string[] = [];
  parameters.forEach((parameter, position) => {
    if (parameter.collects !== null || parameter.name === null) return;
    named.push(parameter.name);
    if (!written.has(parameter.name)) add(position, { kind: 'takeKey', name: parameter.name });
  });
  const rest = parameters.findIndex((parameter) => parameter.collects === 'keyword');
  if (rest >= 0) add(rest, named.length === 0 ? IS : { kind: 'without', names: named });
}
