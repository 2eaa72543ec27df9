import { ALLOCATION_KINDS, NODE_KIND, type NodeKind, NODE_KINDS } from '../facts/flow-node.js';
import { isTestPath } from '../text/path-kinds.js';
import type { CallForm, ChoiceSite, FallbackSite } from '../facts/call-site.js';
import type { Callable } from '../facts/callable.js';
import type { Constant } from '../facts/constant.js';
import { NO_NODE } from '../facts/ids.js';
import type { LinkedFile, LinkedProgram } from '../link/contract/program.js';
import { type ReverseGraph, reverseGraph } from './reverse-graph.js';

/** A parameter of the program: its callable (program-wide) and its index among the callable's parameters. */
export interface ParameterPlace {
  readonly callable: number;
  readonly index: number;
}

/** A call that gets a node, where its result is, and all that it gets. */
export interface CallUse {
  readonly call: number;
  readonly form: CallForm;
  readonly result: number;
  readonly given: readonly number[];
}

/** Tables over a linked program that backward evaluation needs; made once per report. */
export class ProgramView {
  readonly program: LinkedProgram;
  readonly reverse: ReverseGraph;
  /** Call sites (program-wide ids) that may run each callable; what a test passes is no evidence of what a server does. */
  readonly callers: ReadonlyMap<number, readonly number[]>;
  /** Parameters by node. */
  readonly parameters: ReadonlyMap<number, ParameterPlace>;
  /** Joins in which a value counts only where those before it are missing, by node; nodes are those of its file. */
  readonly fallbacks: ReadonlyMap<number, FallbackSite>;
  /** Conditional expressions by node; nodes and arms are those of its file. */
  readonly choices: ReadonlyMap<number, ChoiceSite>;
  /** Conditions (ids of the node's file) by operand node. */
  readonly conditions: ReadonlyMap<number, readonly number[]>;
  /** Calls (program-wide ids) that get a node as argument or receiver, with the node of their result. */
  readonly uses: ReadonlyMap<number, readonly CallUse[]>;

  constructor(program: LinkedProgram) {
    this.program = program;
    this.reverse = reverseGraph(program.graph);
    const callers = new Map<number, number[]>();
    const parameters = new Map<number, ParameterPlace>();
    const conditions = new Map<number, number[]>();
    const uses = new Map<number, CallUse[]>();
    const fallbacks = new Map<number, FallbackSite>();
    const choices = new Map<number, ChoiceSite>();
    for (const file of program.files) {
      const isTest = isTestPath(file.facts.path);
      for (const call of file.facts.calls) {
        const id = file.callBase + call.id;
        if (!isTest) for (const { callable } of program.candidates(id)) push(callers, callable, id);
        const given = call.arguments.map(({ node }) => file.nodeBase + node);
        if (call.receiver !== NO_NODE) given.push(file.nodeBase + call.receiver);
        const use = { call: id, form: call.form, result: file.nodeBase + call.result, given };
        for (const node of given) push(uses, node, use);
      }
      for (const callable of file.facts.callables)
        callable.parameters.forEach((parameter, index) =>
          parameters.set(file.nodeBase + parameter.node, { callable: file.callableBase + callable.id, index }),
        );
      for (const row of file.facts.choices) choices.set(file.nodeBase + row.node, row);
      for (const row of file.facts.fallbacks) fallbacks.set(file.nodeBase + row.node, row);
      file.facts.conditions.forEach(({ operands }, id) => {
        for (const operand of operands) push(conditions, file.nodeBase + operand, id);
      });
    }
    this.callers = callers;
    this.parameters = parameters;
    this.conditions = conditions;
    this.uses = uses;
    this.fallbacks = fallbacks;
    this.choices = choices;
  }

  /** Whether the file is a test. */
  isInTest(file: number): boolean {
    return isTestPath(this.program.files[file]?.facts.path ?? '');
  }

  /** The file that a node was lowered from, or undefined for nodes made by linking (slots, instances). */
  fileOf(node: number): LinkedFile | undefined {
    const { files } = this.program;
    const last = files.at(-1);
    if (last === undefined || node >= last.nodeBase + last.facts.nodes.count) return undefined;
    return files[this.program.fileOfNode(node)];
  }

  kindOf(node: number): NodeKind | null {
    const file = this.fileOf(node);
    return file === undefined ? null : (NODE_KINDS[file.facts.nodes.kind[node - file.nodeBase] ?? -1] ?? null);
  }

  auxOf(node: number): number {
    const file = this.fileOf(node);
    return file?.facts.nodes.aux[node - file.nodeBase] ?? 0;
  }

  constantOf(node: number): Constant | null {
    const file = this.fileOf(node);
    if (file === undefined || file.facts.nodes.kind[node - file.nodeBase] !== NODE_KIND.constant) return null;
    return file.facts.constants[file.facts.nodes.aux[node - file.nodeBase] ?? -1] ?? null;
  }

  callableOf(callable: number): Callable | null {
    const file = this.program.files[this.program.fileOfCallable(callable)];
    return file?.facts.callables[callable - file.callableBase] ?? null;
  }

  /** The outermost function around a callable, itself included; closures inside it speak of the same values. */
  outermost(callable: number): number {
    const file = this.program.files[this.program.fileOfCallable(callable)];
    if (file === undefined) return callable;
    let local = callable - file.callableBase;
    for (
      let parent = file.facts.callables[local]?.parent ?? 0;
      parent > 0;
      parent = file.facts.callables[local]?.parent ?? 0
    )
      local = parent;
    return file.callableBase + local;
  }

  /** Receiver of the call whose result the node is, or -1. */
  receiverOf(node: number): number {
    const file = this.fileOf(node);
    if (file === undefined || this.kindOf(node) !== 'call') return -1;
    const call = file.facts.calls[this.auxOf(node)];
    return call === undefined || call.receiver < 0 ? -1 : file.nodeBase + call.receiver;
  }

  /** The call whose result the node is, with all that it gets; null for other nodes. */
  callAt(node: number): { readonly name: string; readonly given: readonly number[] } | null {
    const file = this.kindOf(node) === 'call' ? this.fileOf(node) : undefined;
    const call = file?.facts.calls[this.auxOf(node)];
    if (file === undefined || call === undefined) return null;
    const given = call.arguments.map((argument) => file.nodeBase + argument.node);
    if (call.receiver >= 0) given.push(file.nodeBase + call.receiver);
    return { name: call.name, given };
  }

  /** Whether the value at a node is written there: a constant, a regular expression. */
  isWritten(node: number): boolean {
    if (this.kindOf(node) === 'allocation') return ALLOCATION_KINDS[this.auxOf(node)] === 'regexp';
    return this.constantOf(node) !== null;
  }

  /** Whether the node is the result of a call of a name that no file binds, or of a method of one (`len(x)`, `Array.isArray(x)`). */
  isGlobalCall(node: number): boolean {
    const file = this.kindOf(node) === 'call' ? this.fileOf(node) : undefined;
    const call = file?.facts.calls[this.auxOf(node)];
    if (file === undefined || call === undefined) return false;
    return this.kindOf(file.nodeBase + (call.receiver < 0 ? call.callee : call.receiver)) === 'global';
  }

  /** Whether the program calls the constructor of the class that a method's receiver, at the node, is of. */
  isMadeHere(self: number): boolean {
    const callables = this.fileOf(self)?.facts.callables ?? [];
    const base = this.fileOf(self)?.callableBase ?? 0;
    const owner = this.callableOf(this.program.graph.nodeCallable[self] ?? -1)?.owner ?? -1;
    return callables.some(
      (callable) => callable.kind === 'constructor' && callable.owner === owner && this.callers.has(base + callable.id),
    );
  }

  /** Whether a callable gives something back that is not nothing and no other call's result. */
  answers(callable: number): boolean {
    const file = this.program.files[this.program.fileOfCallable(callable)];
    const result = file?.facts.callables[callable - file.callableBase]?.result ?? NO_NODE;
    if (file === undefined || result < 0) return false;
    const { first, edges, source } = this.reverse;
    let isAnswer = false;
    for (let at = first[file.nodeBase + result] ?? 0; at < (first[file.nodeBase + result + 1] ?? 0); at++) {
      const node = source[edges[at] ?? 0] ?? 0;
      if (this.kindOf(node) === 'call') return false;
      const constant = this.constantOf(node)?.kind;
      isAnswer ||= constant !== 'null' && constant !== 'undefined' && this.kindOf(node) !== 'thrown';
    }
    return isAnswer;
  }

  /** Where the result of a written call is, or -1. */
  resultOf(call: number): number {
    const file = this.program.files[this.program.fileOfCall(call)];
    const site = file?.facts.calls[call - file.callBase];
    return file === undefined || site === undefined ? -1 : file.nodeBase + site.result;
  }

  /** The callable that contains a call site, program-wide. */
  callerOf(call: number): number {
    const file = this.program.files[this.program.fileOfCall(call)];
    const site = file?.facts.calls[call - file.callBase];
    return file === undefined || site === undefined ? -1 : file.callableBase + site.callable;
  }
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else if (!list.includes(item)) list.push(item);
}
