import type { Condition } from '../../facts/condition.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import type { Passed } from '../../solve/flow-graph.js';
import type { IndexedFile } from '../contract/program-index.js';
import { equalLiterals, isTrueLiteral, textOfLiteral } from '../values/literals.js';
import type { Propagation } from '../values/propagation.js';
import type { EntryTrace } from './entry-trace.js';
import type { PassedKeys } from './passed-keys.js';

/** Kinds of nodes that are made where they stand in the text; joins and states of what is outside are not. */
const PLACED: ReadonlySet<number> = new Set([
  NODE_KIND.definition,
  NODE_KIND.allocation,
  NODE_KIND.expression,
  NODE_KIND.read,
  NODE_KIND.call,
  NODE_KIND.post,
]);

/** Stretches of a callable that run only under a condition, outer ones first. */
interface Stretch {
  readonly callable: number;
  readonly from: number;
  readonly to: number;
  readonly tag: number;
}

/**
 * What runs only for some constants that callers pass: `options_for(True)`, `Client(token, mode="user")`. A test of a parameter guards its
 * arms; who passes a constant for which the arm is not run, gets nothing of what happens there.
 */
export class Guarded {
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #passed: PassedKeys;
  readonly #conditionOf: (passed: Passed) => number;
  /** By node of the sources the condition under which it comes into being; empty where there is none in the program. */
  readonly #nodes: Uint32Array;
  /** By value and the join or result that it goes into. */
  readonly #ways = new Map<string, number>();

  constructor(
    propagation: Propagation,
    trace: EntryTrace,
    passed: PassedKeys,
    conditionOf: (passed: Passed) => number,
  ) {
    this.#propagation = propagation;
    this.#trace = trace;
    this.#passed = passed;
    this.#conditionOf = conditionOf;
    const stretches = propagation.index.files.map((file) => this.#stretchesOf(file));
    const isAny = stretches.some((list) => list.length > 0);
    this.#nodes = new Uint32Array(isAny ? propagation.index.nodeCount : 0);
    propagation.index.files.forEach((file, at) => this.#mark(file, stretches[at] ?? []));
  }

  /** Whether anything at all is guarded. */
  get isAny(): boolean {
    return this.#nodes.length > 0 || this.#ways.size > 0;
  }

  /** The condition under which something comes into being at the node; 0: always. */
  at(node: number): number {
    return this.#nodes[node] ?? 0;
  }

  /** The condition under which a value goes into a node; 0: always. */
  into(value: number, target: number): number {
    return this.#nodes[target] || (this.#ways.size === 0 ? 0 : (this.#ways.get(`${value} ${target}`) ?? 0));
  }

  #stretchesOf(file: IndexedFile): readonly Stretch[] {
    const { guards, conditions } = file.facts;
    const found: Stretch[] = [];
    for (const { condition: id, outcome, from, to, value, joined } of guards) {
      const condition = conditions[id];
      const tag = condition === undefined ? 0 : this.#tagOf(condition, outcome, file);
      if (condition === undefined || tag === 0) continue;
      if (value >= 0 && joined >= 0) this.#ways.set(`${value + file.nodeBase} ${joined + file.nodeBase}`, tag);
      found.push({ callable: condition.callable, from, to, tag });
    }
    return found.sort((a, b) => b.to - b.from - (a.to - a.from));
  }

  #tagOf({ operator, negated, operands, callable }: Condition, outcome: boolean, file: IndexedFile): number {
    const { origins } = this.#propagation;
    const [first = -1, second = -1] = operands.map((node) => (node < 0 ? -1 : node + file.nodeBase));
    const wanted = outcome !== negated;
    if (operator === 'truthy')
      return this.#tested(first, callable, file, (literal) => isTrueLiteral(literal) === wanted);
    if (operator === 'equal' || operator === 'identical') {
      const [tested, constant] = origins.literals(second) === null ? [second, first] : [first, second];
      const [only, ...others] = origins.literals(constant) ?? [];
      if (only === undefined || others.length > 0) return 0;
      const isStrict = operator === 'identical';
      return this.#tested(tested, callable, file, (literal) => {
        const isEqual = equalLiterals(literal, only, isStrict);
        return isEqual === null || isEqual === wanted;
      });
    }
    if (operator !== 'in') return 0;
    const members = origins.constantSet(second);
    if (members === null || members.length === 0) return 0;
    return this.#tested(first, callable, file, (literal) => members.includes(textOfLiteral(literal)) === wanted);
  }

  #tested(node: number, callable: number, file: IndexedFile, isWanted: (literal: string) => boolean): number {
    if (node < 0) return 0;
    const { entries, ends } = this.#trace.of(node);
    const [root, ...others] = entries;
    if (root === undefined || others.length > 0 || ends.length > 0 || root.path.length > 0) return 0;
    if (this.#propagation.tracker.callableOf(root.entry) !== callable + file.callableBase) return 0;
    const passed = this.#passed.tested(root.entry, isWanted);
    return passed === null ? 0 : this.#conditionOf(passed);
  }

  #mark({ facts, nodeBase }: IndexedFile, stretches: readonly Stretch[]): void {
    const { nodes, callables, returns } = facts;
    for (const { callable, from, to, tag } of stretches) {
      const { firstNode, endNode } = callables[callable] ?? { firstNode: 0, endNode: 0 };
      for (let node = firstNode; node < endNode; node++)
        if (from <= (nodes.from[node] as number) && (nodes.to[node] as number) <= to)
          if (PLACED.has(nodes.kind[node] as number)) this.#nodes[node + nodeBase] = tag;
    }
    if (stretches.length === 0) return;
    const leaving = new Map<string, number>();
    for (const { value, callable, from, end } of returns) {
      const result = callables[callable]?.result ?? -1;
      const own = stretches.findLast((each) => each.callable === callable && each.from <= from && end <= each.to);
      const key = `${value + nodeBase} ${result + nodeBase}`;
      const tag = own?.tag ?? 0;
      leaving.set(key, leaving.has(key) && leaving.get(key) !== tag ? 0 : tag);
    }
    for (const [way, tag] of leaving) if (tag > 0) this.#ways.set(way, tag);
  }
}
