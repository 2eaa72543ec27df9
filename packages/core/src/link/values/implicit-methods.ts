import type { Condition } from '../../facts/condition.js';
import { type ClassTable, isReadable } from './classes.js';
import type { RunMethod } from './conversions.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

// Methods of Python classes that comparisons, built-in functions and awaited calls run (data model 3.3). Unlike arithmetic these leave
// no text of their operands behind, so that no edge of the facts shows them. Only places that some class of the program can answer are
// watched.

/** One use of an object that runs methods of it. */
interface Use {
  readonly methods: readonly string[];
  readonly args: readonly number[];
  readonly target: number;
}

const BUILT_IN: ReadonlyMap<string, readonly string[]> = new Map([
  ['abs', ['__abs__']],
  ['round', ['__round__']],
  ['len', ['__len__']],
  ['hash', ['__hash__']],
  ['int', ['__int__', '__index__']],
  ['float', ['__float__', '__index__']],
  ['bool', ['__bool__', '__len__']],
  ['divmod', ['__divmod__']],
  ['reversed', ['__reversed__']],
  ['dir', ['__dir__']],
]);

/** Runs the methods behind comparisons, `in`, built-in functions and `await`. */
export class ImplicitMethods {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #run: RunMethod;
  readonly #uses = new Map<number, Use[]>();
  /** Names of methods that some class has. */
  readonly #known = new Set<string>();

  constructor(tracker: Tracker, classes: ClassTable, run: RunMethod) {
    this.#tracker = tracker;
    this.#classes = classes;
    this.#run = run;
  }

  start(): void {
    const { index } = this.#tracker;
    for (const { facts, file } of index.classes)
      if (!file.isJavaScript) for (const { name } of facts.members) if (name.startsWith('__')) this.#known.add(name);
    if (this.#known.size === 0) return;
    for (const file of index.files)
      if (!file.isJavaScript) for (const condition of file.facts.conditions) this.#compare(condition, file.nodeBase);
    for (const { name, arguments: given, receiver, result, awaited } of index.calls) {
      if (awaited) this.#watch(result, { methods: ['__await__'], args: [], target: result });
      const methods = receiver < 0 ? BUILT_IN.get(name) : undefined;
      if (methods === undefined) continue;
      const [object, ...rest] = given;
      if (object === undefined || object.spread !== null) continue;
      this.#watch(object.node, { methods, args: rest.map(({ node }) => node), target: result });
    }
  }

  #compare({ operator, negated, operands, result }: Condition, nodeBase: number): void {
    const [left, right] = operands;
    const at = (node: number | undefined): number => (node === undefined || node < 0 ? -1 : node + nodeBase);
    const target = at(result);
    switch (operator) {
      case 'in':
        return this.#watch(at(right), { methods: ['__contains__'], args: [at(left)], target });
      case 'equal': {
        const methods = negated ? ['__ne__', '__eq__'] : ['__eq__'];
        this.#watch(at(left), { methods, args: [at(right)], target });
        return this.#watch(at(right), { methods, args: [at(left)], target });
      }
      case 'less': {
        const [own, other] = negated ? [GREATER, LESS] : [LESS, GREATER];
        this.#watchAll(at(left), own, [at(right)], target);
        return this.#watchAll(at(right), other, [at(left)], target);
      }
    }
  }

  #watchAll(node: number, methods: readonly string[], args: readonly number[], target: number): void {
    for (const method of methods) this.#watch(node, { methods: [method], args, target });
  }

  #watch(node: number, use: Use): void {
    const methods = use.methods.filter((method) => this.#known.has(method));
    if (node < 0 || methods.length === 0) return;
    const uses = this.#uses.get(node);
    if (uses === undefined) this.#uses.set(node, [use]);
    else uses.push(use);
    this.#tracker.watch(node);
    for (const value of this.#tracker.valuesAt(node)) this.watched(node, value);
  }

  watched(node: number, value: number): void {
    const { values } = this.#tracker;
    const uses = values.kind(value) === VALUE_KIND.instance ? this.#uses.get(node) : undefined;
    for (const { methods, args, target } of uses ?? [])
      for (const method of methods) {
        const found = this.#classes.lookUp(values.a(value), method, isReadable);
        for (const { owner, member } of found) {
          const callable = this.#classes.callableOf(owner, member);
          if (callable >= 0) this.#run(callable, node, args, target);
        }
        if (found.length > 0) break;
      }
  }
}

const LESS: readonly string[] = ['__lt__', '__le__'];
const GREATER: readonly string[] = ['__gt__', '__ge__'];
