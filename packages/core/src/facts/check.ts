import { EDGE_KIND } from './flow-edge.js';
import { NODE_KIND } from './flow-node.js';
import type { FileFacts } from './file-facts.js';

type Report = (message: string) => void;

/** Whether facts are consistent; the violations as text, empty when all is well. For tests of the builder and of front ends. */
export function checkFacts(facts: FileFacts): string[] {
  const violations: string[] = [];
  const report: Report = (message) => violations.push(message);
  checkCallables(facts, report);
  checkNodes(facts, report);
  checkEdges(facts, report);
  checkCalls(facts, report);
  checkRows(facts, report);
  return violations;
}

function checkCallables(facts: FileFacts, report: Report): void {
  let next = 0;
  for (const callable of facts.callables) {
    if (callable.firstNode !== next) report(`callable ${callable.id} begins at ${callable.firstNode}, not ${next}`);
    if (callable.endNode < callable.firstNode) report(`callable ${callable.id} ends before it begins`);
    next = callable.endNode;
    for (const node of [callable.closure, callable.result, callable.thrown]) {
      if (!within(node, callable.firstNode, callable.endNode)) report(`callable ${callable.id} owns node ${node}`);
    }
    callable.parameters.forEach((parameter, index) => {
      if (facts.nodes.aux[parameter.node] !== index) report(`parameter ${index} of ${callable.id} has another index`);
      if (parameter.out >= 0 && facts.nodes.kind[parameter.out] !== NODE_KIND.parameterOut)
        report(`exit state of parameter ${index} of ${callable.id} is no parameterOut`);
    });
  }
  if (next !== facts.nodes.count) report(`callables cover ${next} of ${facts.nodes.count} nodes`);
}

function checkNodes(facts: FileFacts, report: Report): void {
  const { nodes } = facts;
  const bounds: Readonly<Record<number, number>> = {
    [NODE_KIND.constant]: facts.constants.length,
    [NODE_KIND.function]: facts.callables.length,
    [NODE_KIND.class]: facts.classes.length,
    [NODE_KIND.global]: facts.strings.length,
    [NODE_KIND.import]: facts.imports.length,
    [NODE_KIND.call]: facts.calls.length,
    [NODE_KIND.read]: facts.reads.length,
    [NODE_KIND.definition]: facts.strings.length,
    [NODE_KIND.refinement]: facts.conditions.length * 2,
    [NODE_KIND.binding]: facts.bindings.length,
    [NODE_KIND.cellIn]: facts.bindings.length,
    [NODE_KIND.cellOut]: facts.bindings.length,
  };
  for (let node = 0; node < nodes.count; node++) {
    const callable = facts.callables[nodes.callable[node]!];
    if (callable === undefined || !within(node, callable.firstNode, callable.endNode))
      report(`node ${node} lies outside its callable`);
    if (nodes.kind[node] === NODE_KIND.expression && nodes.aux[node]! > facts.strings.length)
      report(`node ${node} names an operator that is missing`);
    const bound = bounds[nodes.kind[node]!];
    if (bound !== undefined && !within(nodes.aux[node]!, 0, bound))
      report(`node ${node} refers to a row that is missing`);
  }
}

function checkEdges(facts: FileFacts, report: Report): void {
  const { edges, nodes } = facts;
  const incoming = new Int32Array(nodes.count);
  for (let edge = 0; edge < edges.count; edge++) {
    const source = edges.source[edge]!;
    const target = edges.target[edge]!;
    const kind = edges.kind[edge]!;
    if (source >= nodes.count || target >= nodes.count) {
      report(`edge ${edge} joins nodes that do not exist`);
      continue;
    }
    if (source === target) report(`edge ${edge} leads from node ${source} to itself`);
    if (kind !== EDGE_KIND.jump && nodes.callable[source] !== nodes.callable[target])
      report(`edge ${edge} (${source} to ${target}) leaves its callable without being a jump`);
    const table = kind === EDGE_KIND.read || kind === EDGE_KIND.store ? facts.contents : facts.keySets;
    const indexed = kind !== EDGE_KIND.value && kind !== EDGE_KIND.taint && kind !== EDGE_KIND.jump;
    if (indexed && edges.operand[edge]! >= table.length) report(`edge ${edge} names an operand that is missing`);
    incoming[target]!++;
  }
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.kind[node] === NODE_KIND.refinement && incoming[node] !== 1)
      report(`refinement ${node} has ${incoming[node]} operands`);
  }
}

function checkCalls(facts: FileFacts, report: Report): void {
  const after = new Map<number, number>();
  for (const call of facts.calls) {
    if (facts.nodes.kind[call.result] !== NODE_KIND.call || facts.nodes.aux[call.result] !== call.id)
      report(`result of call ${call.id} does not point back`);
    for (const post of call.posts) {
      if (!within(post.before, -1, facts.nodes.count) || !within(post.after, 0, facts.nodes.count))
        report(`call ${call.id} has a state that does not exist`);
      if ((after.get(post.after) ?? post.before) !== post.before)
        report(`state ${post.after} has two states before it`);
      after.set(post.after, post.before);
      if (post.argument >= call.arguments.length) report(`call ${call.id} has a state of an argument it lacks`);
    }
    if (call.arm >= facts.arms.count) report(`call ${call.id} lies in an arm that is missing`);
    if (call.callee >= facts.nodes.count || call.receiver >= facts.nodes.count)
      report(`call ${call.id} names a node that does not exist`);
  }
  for (let node = 0; node < facts.nodes.count; node++) {
    if (facts.nodes.kind[node] === NODE_KIND.post && facts.nodes.aux[node]! >= 0 && !after.has(node))
      report(`state ${node} of a call belongs to no call`);
  }
}

function checkRows(facts: FileFacts, report: Report): void {
  const exists = (node: number): boolean => within(node, 0, facts.nodes.count);
  facts.reads.forEach((read, id) => {
    if (facts.nodes.kind[read.node] !== NODE_KIND.read || facts.nodes.aux[read.node] !== id)
      report(`read ${id} does not point back`);
    if (!exists(read.base) || read.content >= facts.contents.length) report(`read ${id} lacks a base or content`);
  });
  facts.stores.forEach((store, id) => {
    if (!exists(store.base) || !exists(store.value) || (store.post !== -1 && !exists(store.post)))
      report(`store ${id} names a missing node`);
    if (store.content >= facts.contents.length) report(`store ${id} lacks a content`);
  });
  facts.conditions.forEach((condition, id) => {
    if (![...condition.operands, condition.result].every((node) => node === -1 || exists(node)))
      report(`condition ${id} names a missing node`);
    if (!within(condition.arm, -1, facts.arms.count)) report(`condition ${id} lies in an arm that is missing`);
    if (!condition.after.every((test) => within(test, 0, facts.conditions.length * 2)))
      report(`condition ${id} comes after one that is missing`);
  });
  facts.guards.forEach(({ condition, value, joined }, id) => {
    if (!within(condition, 0, facts.conditions.length)) report(`guard ${id} names a missing condition`);
    if (![value, joined].every((node) => node === -1 || exists(node))) report(`guard ${id} names a missing node`);
  });
  facts.returns.forEach((row, id) => {
    if (!exists(row.value) || row.arm >= facts.arms.count) report(`return ${id} names a missing node or arm`);
  });
  for (let arm = 0; arm < facts.arms.count; arm++)
    if (
      !within(facts.arms.firstNode[arm]!, 0, facts.arms.endNode[arm]! + 1) ||
      facts.arms.endNode[arm]! > facts.nodes.count
    )
      report(`arm ${arm} names missing nodes`);
  for (let row = 0; row < facts.arms.tests.count; row++)
    if (
      !within(facts.arms.tests.arm[row]!, 0, facts.arms.count) ||
      !within(facts.arms.tests.test[row]!, 0, facts.conditions.length * 2)
    )
      report(`test ${row} of an arm names a missing arm or condition`);
  [...facts.fallbacks, ...facts.choices].forEach(({ node, values }, id) => {
    if (![node, ...values].every(exists)) report(`join ${id} names a missing node`);
  });
  for (const set of facts.keySets) if (!set.nodes.every(exists)) report('a key set names a missing node');
  facts.types.forEach((hint, id) => {
    if (!exists(hint.target) || !exists(hint.type)) report(`type hint ${id} names a missing node`);
  });
}

function within(value: number, from: number, end: number): boolean {
  return value >= from && value < end;
}
