import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type Passed, type Passing } from '../../solve/flow-graph.js';
import type { IndexedFile } from '../contract/program-index.js';
import { equalLiterals, isTrueLiteral } from '../values/literals.js';
import type { Propagation } from '../values/propagation.js';
import type { EntryTrace } from './entry-trace.js';

// Branches that a caller decides: `if (options.auth) headers.authorization = token`. What comes out of such an arm reaches only callers
// that pass what leads into it. The outcome of a test of a parameter is an entry of the callable beside the parameter's value.

const FAILS = 0;
const HOLDS = 1;

/** Tests of one callable that are told apart. */
const MOST_TESTS = 16;
/** Names of one object, one after the other. */
const MOST_NAMES = 4;
/** Numbers below those of the names of keys. */
const FIRST_ENTRY = -0x100000000000;

/** A test of a parameter, or of what it holds under a content: for truth, or for being a constant. */
interface ParameterTest {
  readonly parameter: number;
  /** Program-wide content; -1: the parameter itself. */
  readonly content: number;
  /** A constant with its kind (`string user`); null: for truth. */
  readonly constant: string | null;
  /** Whether the comparison converts neither side. */
  readonly isStrict: boolean;
}

/** What a value is tested for. */
type Wanted = Pick<ParameterTest, 'constant' | 'isStrict'>;

/** What a call says of an entry of the callable that it runs. */
interface CallPassing {
  readonly call: number;
  readonly callable: number;
  readonly item: Passing;
}

/** Which arms of branches run for what callers pass. */
export class TestedParameters {
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #tests: ParameterTest[] = [];
  readonly #ids = new Map<string, number>();
  /** How many tests of each callable there are. */
  readonly #counts = new Map<number, number>();
  /** By node of an arm the outcome of a test that leads there: 2 * test, and 1 more where it holds. */
  readonly #outcomes: Int32Array;
  /** Tests of which some caller decides the outcome, and those that hand such a test on. */
  readonly #decided = new Set<number>();

  constructor(propagation: Propagation, trace: EntryTrace) {
    this.#propagation = propagation;
    this.#trace = trace;
    this.#outcomes = new Int32Array(propagation.index.nodeCount).fill(-1);
    for (const file of propagation.index.files) this.#findIn(file);
  }

  /** The condition under which what is made at the node is; null: always, as far as callers tell. */
  ofNode(node: number): Passed | null {
    const outcome = this.#outcomes[node] ?? -1;
    if (outcome < 0 || !this.#decided.has(outcome >> 1)) return null;
    return { entry: entryOf(outcome >> 1), values: [(outcome & 1) === 1 ? HOLDS : FAILS] };
  }

  /** What all calls say of the tests that some of them decide; tests of callers that hand parameters on join on the way. */
  allPassings(callers: readonly (readonly number[] | undefined)[]): readonly CallPassing[] {
    const found: (CallPassing & { readonly test: number })[] = [];
    const handed = new Map<number, number[]>();
    for (let test = 0; test < this.#tests.length; test++) {
      const callable = this.#propagation.tracker.callableOf(this.#tests[test]?.parameter ?? -1);
      for (const call of callers[callable] ?? []) {
        const item = this.#passing(call, test);
        if (item === null) continue;
        found.push({ call, callable, item, test });
        const [outer] = item.from;
        if (outer === undefined) this.#decide(test, handed);
        else this.#hand(FIRST_ENTRY - outer, test, handed);
      }
    }
    return found.filter(({ test }) => this.#decided.has(test));
  }

  #hand(outer: number, test: number, handed: Map<number, number[]>): void {
    if (this.#decided.has(outer)) this.#decide(test, handed);
    else handed.set(outer, [...(handed.get(outer) ?? []), test]);
  }

  #decide(test: number, handed: ReadonlyMap<number, readonly number[]>): void {
    if (this.#decided.has(test)) return;
    this.#decided.add(test);
    for (const inner of handed.get(test) ?? []) this.#decide(inner, handed);
  }

  /** What the call says of a test; null: it may come out either way. */
  #passing(id: number, test: number): Passing | null {
    const { edges, calls } = this.#propagation.tracker;
    const found = this.#tests[test];
    const call = calls[id];
    if (
      found === undefined ||
      call === undefined ||
      call.synthetic ||
      call.arguments.some(({ spread, loose }) => spread !== null || loose)
    )
      return null;
    const given: number[] = [];
    for (let edge = edges.firstIn(found.parameter); edge >= 0; edge = edges.nextIn(edge))
      if (edges.kind(edge) === FLOW_KIND.call && edges.operand(edge) === call.id) given.push(edges.source(edge));
    const entry = entryOf(test);
    const [argument, ...others] = given;
    if (others.length > 0) return null;
    if (argument === undefined) {
      const outcome = this.#ofDefault(found);
      return outcome === null ? null : { entry, values: [outcome], from: [] };
    }
    // An object may have been changed since it was made.
    const position = call.arguments.findIndex(({ node }) => node === argument);
    const before = call.posts.find((post) => post.argument === position)?.before ?? -1;
    const passed = before < 0 ? argument : before;
    const handed = this.#handedOn(passed, call.callable, found) ?? this.#putIn(passed, call.callable, found);
    if (handed !== null) return { entry, values: [], from: [entryOf(handed)] };
    const outcome = this.#outcomeOf(passed, found);
    return outcome === null ? null : { entry, values: [outcome], from: [] };
  }

  #findIn(file: IndexedFile): void {
    const { arms } = file.facts;
    const { tests, rests } = arms;
    for (let row = 0; row < tests.count; row++) {
      const arm = tests.arm[row] as number;
      if (tests.needed[row] !== 1) continue;
      const outcome = this.#outcomeAt(file, tests.test[row] as number);
      this.#mark(file, arms.firstNode[arm] as number, arms.endNode[arm] as number, outcome);
    }
    for (let row = 0; row < rests.count; row++) {
      const outcome = this.#outcomeAt(file, rests.test[row] as number);
      this.#mark(file, rests.firstNode[row] as number, rests.endNode[row] as number, outcome);
    }
  }

  #mark(file: IndexedFile, first: number, end: number, outcome: number): void {
    if (outcome < 0) return;
    for (let node = first + file.nodeBase; node < end + file.nodeBase; node++)
      if ((this.#outcomes[node] as number) < 0) this.#outcomes[node] = outcome;
  }

  /** The outcome of a test of a parameter that a row names; -1 where it is no such test. */
  #outcomeAt(file: IndexedFile, row: number): number {
    const condition = file.facts.conditions[row >> 1];
    const test = condition === undefined ? null : this.#testOf(file, condition.operator, condition.operands);
    const id = test === null ? -1 : this.#idOf(test);
    if (condition === undefined || id < 0) return -1;
    return id * 2 + (((row & 1) === 1) === condition.negated ? FAILS : HOLDS);
  }

  #testOf(file: Pick<IndexedFile, 'nodeBase'>, operator: string, operands: readonly number[]): ParameterTest | null {
    const [left = -1, right = -1] = operands.map((node) => (node < 0 ? -1 : node + file.nodeBase));
    if (operator === 'truthy') return this.#subject(left, { constant: null, isStrict: true });
    if (operator !== 'equal' && operator !== 'identical') return null;
    const { origins } = this.#propagation;
    const [constant, ...more] = origins.literals(right) ?? [];
    if (constant === undefined || more.length > 0 || !constant.includes(' ')) return null;
    return this.#subject(left, { constant, isStrict: operator === 'identical' });
  }

  /** The parameter, or its content, that a node is and nothing else, but for constants that defaults bring. */
  #subject(node: number, wanted: Wanted): ParameterTest | null {
    const { index } = this.#propagation;
    const { contents } = index.contents;
    if (node < 0) return null;
    const { entries, ends } = this.#trace.of(node);
    const [root, ...others] = entries;
    if (root === undefined || others.length > 0 || root.path.length > 1) return null;
    // A default that takes part is told by what callers leave out; other values are not told.
    if (ends.some(({ entry }) => index.nodeKind[entry] !== NODE_KIND.constant)) return null;
    const parameter = root.entry;
    if (index.nodeKind[parameter] !== NODE_KIND.parameter || this.#trace.isCaptured(parameter)) return null;
    if (index.nodeCallable[parameter] !== index.nodeCallable[node]) return null;
    const [content = -1] = root.path;
    if (content >= 0 && contents[content]?.kind !== 'key') return null;
    const isConstantDefault = ends.every(({ entry }) => this.#truthOf(entry, wanted) === FAILS);
    return isConstantDefault ? { parameter, content, ...wanted } : null;
  }

  #idOf(test: ParameterTest): number {
    const key = `${test.parameter} ${test.content} ${test.isStrict} ${test.constant ?? 'truth'}`;
    let id = this.#ids.get(key);
    if (id !== undefined) return id;
    const callable = this.#propagation.tracker.callableOf(test.parameter);
    const count = this.#counts.get(callable) ?? 0;
    if (count >= MOST_TESTS) return -1;
    id = this.#tests.push(test) - 1;
    this.#ids.set(key, id);
    this.#counts.set(callable, count + 1);
    return id;
  }

  /** The same test of a parameter that the caller hands on as it is, or whose content it hands on. */
  #handedOn(argument: number, caller: number, { content, constant, isStrict }: ParameterTest): number | null {
    const { tracker, index } = this.#propagation;
    const { entries, ends } = this.#trace.of(argument);
    const [root, ...others] = entries;
    if (root === undefined || others.length > 0 || ends.length > 0) return null;
    const path = content < 0 ? root.path : [...root.path, content];
    const [inner = -1, ...deeper] = path;
    const isOwn = tracker.callableOf(root.entry) === caller && index.nodeKind[root.entry] === NODE_KIND.parameter;
    if (!isOwn || deeper.length > 0 || this.#trace.isCaptured(root.entry)) return null;
    const id = this.#idOf({ parameter: root.entry, content: inner, constant, isStrict });
    return id < 0 ? null : id;
  }

  /** The test of a parameter of the caller that it puts into an object for this one: `send(token, { auth })`. */
  #putIn(argument: number, caller: number, test: ParameterTest): number | null {
    const { content } = test;
    const { origins, index } = this.#propagation;
    if (content < 0 || argument >= index.nodeCount) return null;
    const [end, ...others] = origins.of(argument);
    if (end === undefined || others.length > 0) return null;
    const [member, ...more] = origins.literalMember(end, this.#stateOf(argument), content) ?? [];
    if (member === undefined || more.length > 0) return null;
    return this.#handedOn(member, caller, { ...test, content: -1 });
  }

  /** Where nothing is passed: the parameter's default, or undefined. */
  #ofDefault(test: ParameterTest): number | null {
    const { parameter } = test;
    const { index } = this.#propagation;
    const entry = index.callables[index.nodeCallable[parameter] as number];
    const facts = entry?.facts.parameters[index.nodeAux[parameter] as number];
    if (entry === undefined || facts === undefined || facts.collects !== null) return null;
    if (facts.default < 0) return FAILS;
    return this.#outcomeOf(facts.default + entry.file.nodeBase, test);
  }

  #outcomeOf(node: number, { content, ...wanted }: ParameterTest): number | null {
    const { origins, index } = this.#propagation;
    if (node < 0 || node >= index.nodeCount) return null;
    let ends = origins.of(node);
    if (content >= 0) {
      const state = this.#stateOf(node);
      const held = ends.map((end) => origins.literalMember(end, state, content));
      if (held.length === 0 || held.includes(null)) return null;
      if (held.every((members) => members?.length === 0)) return FAILS;
      if (held.some((members) => members?.length === 0)) return null;
      ends = held.flatMap((members) => (members ?? []).flatMap((member) => origins.of(member)));
    }
    const outcomes = new Set(ends.map((end) => this.#truthOf(end, wanted)));
    const [outcome, ...others] = outcomes;
    return outcome === undefined || others.length > 0 ? null : outcome;
  }

  /** The state of an object behind names for it. */
  #stateOf(node: number): number {
    const { index } = this.#propagation;
    const { first, other, kind } = index.backward;
    let at = node;
    for (let step = 0; step < MOST_NAMES && index.nodeKind[at] === NODE_KIND.definition; step++) {
      const row = first[at] as number;
      if ((first[at + 1] as number) !== row + 1 || kind[row] !== FLOW_KIND.value) break;
      at = other[row] as number;
    }
    return at;
  }

  /** How a value at the end of a walk comes out of a test; null: either way. */
  #truthOf(end: number, { constant, isStrict }: Wanted): number | null {
    const { index, origins } = this.#propagation;
    const kind = index.nodeKind[end];
    const isThere = kind === NODE_KIND.function || kind === NODE_KIND.class;
    // An empty list or mapping of Python is not true.
    if (isThere || (kind === NODE_KIND.allocation && this.#propagation.tracker.isJavaScript(end)))
      return constant === null ? HOLDS : FAILS;
    if (kind !== NODE_KIND.constant) return null;
    const [literal] = origins.literals(end) ?? [];
    if (literal === undefined) return null;
    const holds = constant === null ? isTrueLiteral(literal) : equalLiterals(literal, constant, isStrict);
    return holds === null ? null : holds ? HOLDS : FAILS;
  }
}

function entryOf(test: number): number {
  return FIRST_ENTRY - test;
}
