import { PairTable } from '../../columns/pair-table.js';
import type { Parameter } from '../../facts/callable.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { type Match, matchArguments, type Passing, RECEIVER } from './arguments-match.js';
import type { LinkedArgument, LinkedCall } from '../contract/contract.js';
import type { Candidate } from '../contract/program.js';
import { Thrown } from './thrown.js';
import type { Tracker } from './tracker.js';
import { TRANSFORM } from './value-links.js';
import { VALUE_KIND } from './values.js';

/** A callable that a call may run, and how its receiver gets in. */
export interface Target {
  readonly callable: number;
  /** Node of the receiver, or -1. */
  readonly receiver: number;
  /** The receiver is fixed, so written arguments start at the first parameter. */
  readonly isBound: boolean;
  /** Constructions hand out the receiver's final state. */
  readonly isConstruction: boolean;
  readonly how: Candidate['how'];
}

/** How a candidate's parameter is fed: for deciding what a call can mutate. `argument` -1 is the receiver. */
export interface Feeding {
  readonly call: number;
  readonly argument: number;
  readonly callable: number;
  /** Index of the parameter, or -1 for the receiver. */
  readonly parameter: number;
}

const NONE: readonly Candidate[] = Object.freeze([]);

/** Turns candidates into call and return edges. */
export class CandidateTable {
  readonly #tracker: Tracker;
  readonly #byCall: Candidate[][] = [];
  /** Calls with callables, and the receivers that were connected for each pair. */
  readonly #pairs = new PairTable();
  readonly #receivers: number[][] = [];
  readonly #passed = new Map<string, number>();
  readonly #byNameNote: number;
  readonly #isOpaque: (callable: number) => boolean;
  readonly feedings: Feeding[] = [];
  readonly thrown: Thrown;

  constructor(tracker: Tracker, isOpaque: (callable: number) => boolean) {
    this.#tracker = tracker;
    this.#isOpaque = isOpaque;
    this.thrown = new Thrown(tracker);
    this.#byNameNote = tracker.note('call', 'found by the method name alone', 'called function found by name only');
  }

  /** Candidates of a call, sorted by callable; found by value goes before found by name. */
  of(call: number): readonly Candidate[] {
    return this.#byCall[call] ?? NONE;
  }

  add(call: LinkedCall, target: Target): void {
    if (this.#isOpaque(target.callable)) return;
    const receivers = (this.#receivers[this.#pairs.intern(call.id, target.callable)] ??= []);
    if (receivers.includes(target.receiver)) return;
    receivers.push(target.receiver);
    this.#record(call.id, target);
    const entry = this.#tracker.index.callables[target.callable];
    if (entry === undefined) return;
    const { facts, file } = entry;
    const { nodeBase } = file;
    const note = target.how === 'name' ? this.#byNameNote : 0;
    const { isBound } = target;
    // The receiver of an arrow function is that of the function around it; no caller gives it.
    const hasSelf = facts.self >= 0 && this.#tracker.index.nodeKind[facts.self + nodeBase] === NODE_KIND.self;
    let offset = 0;
    if (!file.isJavaScript && hasSelf && !isBound) offset = -1;
    if (!hasSelf && isBound && !file.isJavaScript && target.receiver >= 0) {
      offset = 1;
      this.#prepend(call, target, facts.parameters, nodeBase, note);
    }
    for (const match of matchArguments(call.arguments, facts.parameters, offset)) this.#pass(call, target, match, note);
    if (hasSelf && offset === 0) this.#receive(call, target, note);
    this.#leave(call, target, note);
    if (facts.closure >= 0 && call.callee >= 0 && this.#capturesAny(facts.closure + nodeBase))
      this.#tracker.addEdge(call.callee, facts.closure + nodeBase, FLOW_KIND.call, call.id, note, true);
  }

  /** Whether the callable reads a variable out of its closure object. */
  #capturesAny(closure: number): boolean {
    const { first } = this.#tracker.index.forward;
    return first[closure] !== first[closure + 1];
  }

  #record(call: number, target: Target): void {
    const { callable, how } = target;
    const known = this.#byCall[call];
    if (known === undefined) {
      this.#byCall[call] = [{ callable, how }];
      return;
    }
    let at = known.length;
    while (at > 0 && (known[at - 1] as Candidate).callable > callable) at--;
    if (at > 0 && known[at - 1]?.callable === callable) return;
    // Others may be going over the list.
    this.#byCall[call] = known.toSpliced(at, 0, { callable, how });
  }

  /** A bound receiver of a function without one is its first argument (Python). */
  #prepend(call: LinkedCall, target: Target, parameters: readonly Parameter[], nodeBase: number, note: number): void {
    const receiver: LinkedArgument = {
      node: target.receiver,
      index: 0,
      name: null,
      spread: null,
      loose: false,
      from: call.span.from,
      to: call.span.to,
    };
    const own = call.posts.find((state) => state.before === target.receiver || state.argument === -1);
    const posts = call.posts.filter((state) => state.argument === own?.argument);
    for (const { parameter, passing } of matchArguments([receiver], parameters, 0)) {
      const fed = parameters[parameter];
      if (fed === undefined) continue;
      const node = this.#through(call, -1, target.receiver, passing);
      this.#tracker.addEdge(node, fed.node + nodeBase, FLOW_KIND.call, call.id, note);
      this.feedings.push({ call: call.id, argument: -1, callable: target.callable, parameter });
      if (fed.out < 0) continue;
      for (const { after } of posts) this.#back(call, fed.out + nodeBase, after, passing, note);
    }
  }

  #pass(call: LinkedCall, target: Target, match: Match, note: number): void {
    const entry = this.#tracker.index.callables[target.callable];
    const argument = call.arguments[match.argument];
    if (entry === undefined || argument === undefined || argument.node < 0) return;
    const { facts, file } = entry;
    const node = this.#through(call, match.argument, argument.node, match.passing);
    this.feedings.push({
      call: call.id,
      argument: match.argument,
      callable: target.callable,
      parameter: match.parameter,
    });
    const isSelf = match.parameter === RECEIVER;
    const parameter = facts.parameters[match.parameter];
    const fed = isSelf ? facts.self : (parameter?.node ?? -1);
    const out = isSelf ? facts.selfOut : (parameter?.out ?? -1);
    if (fed < 0) return;
    const isOwned = isSelf && facts.owner >= 0;
    this.#tracker.addEdge(node, fed + file.nodeBase, FLOW_KIND.call, call.id, note, isOwned);
    // A function of a class that is called as such gets what it decorates in place of the receiver.
    if (isOwned) this.#tracker.addLink(node, fed + file.nodeBase, TRANSFORM.callable);
    if (out < 0) return;
    for (const { argument: given, after } of call.posts)
      if (given === match.argument) this.#back(call, out + file.nodeBase, after, match.passing, note);
  }

  /** The receiver goes in and comes out; the values of `self` in a class come from the class, never from callers. */
  #receive(call: LinkedCall, target: Target, note: number): void {
    const entry = this.#tracker.index.callables[target.callable];
    if (entry === undefined) return;
    const { facts, file } = entry;
    const self = facts.self + file.nodeBase;
    if (target.receiver >= 0) {
      // A method that was bound in another callable brings an object of another context.
      const isHere = this.#tracker.callableOf(target.receiver) === call.callable;
      const [kind, operand] = isHere ? [FLOW_KIND.call, call.id] : [FLOW_KIND.jump, 0];
      this.#tracker.addEdge(target.receiver, self, kind, operand, note, facts.owner >= 0);
    }
    this.feedings.push({ call: call.id, argument: -1, callable: target.callable, parameter: -1 });
    if (facts.selfOut < 0) return;
    const out = facts.selfOut + file.nodeBase;
    this.#backToBound(call, target, out, note);
    if (target.isConstruction && call.result >= 0)
      this.#tracker.addEdge(out, call.result, FLOW_KIND.return, call.id, note, true);
    if (target.isConstruction) return;
    for (const { argument, after } of call.posts)
      if (argument < 0) this.#tracker.addEdge(out, after, FLOW_KIND.return, call.id, note, true);
  }

  /** What a method that was bound before the call (`save = store.save`) does to its object, the object has from there on. */
  #backToBound(call: LinkedCall, target: Target, out: number, note: number): void {
    const { receiver } = target;
    const { nodeKind, nodeCount } = this.#tracker.index;
    if (target.isConstruction || call.form !== 'call' || receiver < 0 || receiver >= nodeCount) return;
    if (call.receiver >= 0 || nodeKind[receiver] === NODE_KIND.self) return;
    const isHere = this.#tracker.callableOf(receiver) === call.callable;
    const [kind, operand] = isHere ? [FLOW_KIND.return, call.id] : [FLOW_KIND.jump, 0];
    this.#tracker.addEdge(out, this.#madeAt(receiver), kind, operand, note, true);
  }

  /** The node of which a definition is a name: states of the object follow from there. */
  #madeAt(definition: number): number {
    const { nodeKind, backward } = this.#tracker.index;
    let node = definition;
    while (nodeKind[node] === NODE_KIND.definition) {
      const row = backward.first[node] as number;
      const isName = backward.first[node + 1] === row + 1 && backward.kind[row] === FLOW_KIND.value;
      if (!isName) return node;
      node = backward.other[row] as number;
    }
    return node;
  }

  #leave(call: LinkedCall, target: Target, note: number): void {
    const entry = this.#tracker.index.callables[target.callable];
    if (entry === undefined) return;
    const { facts, file } = entry;
    if (call.result >= 0 && facts.result >= 0)
      this.#tracker.addEdge(facts.result + file.nodeBase, call.result, FLOW_KIND.return, call.id, note);
    this.thrown.add(call.id, target.callable, note);
  }

  /** The node that carries an argument in the form in which the parameter gets it. */
  #through(call: LinkedCall, argument: number, node: number, passing: Passing): number {
    if (passing.kind === 'is') return node;
    const key = `${call.id} ${argument} ${node} ${JSON.stringify(passing)}`;
    const known = this.#passed.get(key);
    if (known !== undefined) return known;
    const { contents } = this.#tracker.index;
    const made = this.#made(call);
    this.#passed.set(key, made);
    switch (passing.kind) {
      case 'index':
        this.#collect(node, made, contents.index(passing.index));
        break;
      case 'key':
        this.#collect(node, made, contents.canonical(contents.key(passing.name)));
        break;
      case 'takeIndex':
        this.#tracker.addEdge(node, made, FLOW_KIND.read, contents.index(passing.index), 0);
        break;
      case 'takeKey':
        this.#tracker.addEdge(node, made, FLOW_KIND.read, contents.canonical(contents.key(passing.name)), 0);
        break;
      case 'shift': {
        const element = this.#made(call);
        this.#tracker.addEdge(node, element, FLOW_KIND.read, contents.element, 0);
        this.#collect(element, made, contents.element);
        break;
      }
      case 'without': {
        const set = contents.keySet({ keys: passing.names, folded: false, uncertain: false });
        this.#tracker.addEdge(node, made, FLOW_KIND.without, set, 0);
      }
    }
    return made;
  }

  #collect(node: number, collector: number, content: number): void {
    this.#tracker.add(collector, this.#tracker.values.of(VALUE_KIND.object, collector));
    this.#tracker.addEdge(node, collector, FLOW_KIND.store, content, 0);
  }

  /** The final state of a parameter's object back into the argument's. Only identities travel here, which values know already. */
  #back(call: LinkedCall, out: number, after: number, passing: Passing, note: number): void {
    const { contents } = this.#tracker.index;
    const into = (kind: number, content: number): void => {
      const made = this.#made(call);
      this.#tracker.addEdge(out, made, FLOW_KIND.return, call.id, note, true);
      this.#tracker.addEdge(made, after, kind, content, 0, true);
    };
    switch (passing.kind) {
      case 'is':
      case 'without':
        this.#tracker.addEdge(out, after, FLOW_KIND.return, call.id, note, true);
        return;
      case 'index':
        into(FLOW_KIND.read, contents.index(passing.index));
        return;
      case 'key':
        into(FLOW_KIND.read, contents.canonical(contents.key(passing.name)));
        return;
      case 'takeIndex':
        into(FLOW_KIND.store, contents.index(passing.index));
        return;
      case 'takeKey':
        into(FLOW_KIND.store, contents.canonical(contents.key(passing.name)));
    }
  }

  #made(call: LinkedCall): number {
    return this.#tracker.addNode(call.callable, call.file, call.span.from, call.span.to);
  }
}
