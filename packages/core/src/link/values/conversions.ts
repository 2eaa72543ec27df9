import { NODE_KIND } from '../../facts/flow-node.js';
import { type ClassTable, isReadable } from './classes.js';
import { conversionMethods, operatorMethods } from './operator-methods.js';
import type { Tracker } from './tracker.js';

/** Runs a method that no call of the program names. */
export type RunMethod = (callable: number, receiver: number, args: readonly number[], target: number) => unknown;

/** Instances whose text or arithmetic is used: the methods that a class has for it run. */
export class Conversions {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #run: RunMethod;

  constructor(tracker: Tracker, classes: ClassTable, run: RunMethod) {
    this.#tracker = tracker;
    this.#classes = classes;
    this.#run = run;
  }

  /** An operator or a conversion uses an instance: the method that the class has for it makes the result of it and the other operand. */
  convert(value: number, source: number, target: number): void {
    const id = this.#tracker.values.a(value);
    const operands = this.#operands(target);
    const position = operands.indexOf(source);
    // In `a << b << c` the object has the method run for each operand after it.
    const others = position === 0 ? operands.slice(1) : operands.slice(Math.max(0, position - 1), position);
    for (const names of this.#methods(target, position))
      for (const name of names) {
        const found = this.#classes.lookUp(id, name, isReadable);
        for (const { owner, member } of found) {
          const callable = this.#classes.callableOf(owner, member);
          if (callable < 0) continue;
          if (others.length === 0) this.#run(callable, source, [], target);
          else for (const other of others) this.#run(callable, source, [other], target);
        }
        if (found.length > 0) break;
      }
  }

  /** What an arithmetic operator takes, in order; conversions to text ask each object alone. */
  #operands(target: number): readonly number[] {
    const { files, nodeFile, nodeAux, backward, nodeKind } = this.#tracker.index;
    const file = files[nodeFile[target] as number];
    if (file === undefined || file.isJavaScript || nodeKind[target] !== NODE_KIND.expression) return [];
    const operator = file.facts.strings[(nodeAux[target] as number) - 1] ?? '';
    if (operator === 'text' || operator === '!r') return [];
    return [...backward.other.subarray(backward.first[target], backward.first[target + 1])];
  }

  #methods(target: number, position: number): readonly (readonly string[])[] {
    const { files, nodeFile, nodeKind, nodeAux } = this.#tracker.index;
    const file = files[nodeFile[target] as number];
    const aux = nodeAux[target] as number;
    if (file === undefined) return [];
    if (nodeKind[target] === NODE_KIND.expression)
      return operatorMethods(file.facts.strings[aux - 1] ?? '', position, file.isJavaScript);
    if (nodeKind[target] === NODE_KIND.call)
      return conversionMethods(file.facts.calls[aux]?.name ?? '', file.isJavaScript);
    return [];
  }
}
