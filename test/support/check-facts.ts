import { referencesOf } from '../../packages/core/src/facts/references.js';
import type { FileFacts } from '@tokentrail/core';
import { checkFacts as checkTables } from '../../packages/core/src/facts/check.js';
import { EDGE_KINDS } from '../../packages/core/src/facts/flow-edge.js';
import { NODE_KINDS } from '../../packages/core/src/facts/flow-node.js';

/** What is wrong with the facts of a file; empty when every id leads somewhere and the tables agree with each other. */
export function checkFacts(facts: FileFacts, text: string): string[] {
  const problems: string[] = checkTables(facts);
  const expect = (holds: boolean, what: string): void => {
    if (!holds && problems.length < 20) problems.push(what);
  };
  const isNode = (node: number): boolean => node >= 0 && node < facts.nodes.count;
  const isNodeOrNone = (node: number): boolean => node === -1 || isNode(node);
  checkEdges(facts, expect);
  checkNodes(facts, text, expect);
  for (const call of facts.calls) {
    expect(isNode(call.callee) && isNode(call.result) && isNodeOrNone(call.receiver), `nodes of call ${call.id}`);
    expect(
      kindOf(facts, call.result) === 'call' && facts.nodes.aux[call.result] === call.id,
      `result of call ${call.id}`,
    );
    for (const argument of call.arguments) expect(isNode(argument.node), `argument of call ${call.id}`);
    for (const { before, after } of call.posts)
      expect(isNodeOrNone(before) && isNode(after), `post of call ${call.id}`);
  }
  for (const read of facts.reads) expect(isNode(read.base) && kindOf(facts, read.node) === 'read', 'read');
  for (const store of facts.stores)
    expect(isNode(store.base) && isNode(store.value) && isNodeOrNone(store.post), 'store');
  for (const { operands } of facts.conditions) expect(operands.every(isNode), 'operands of a condition');
  for (const { target, type } of facts.types) expect(isNode(target) && isNode(type), 'type hint');
  for (const row of facts.exports) expect(row.specifier === null ? isNode(row.node) : true, `export ${row.name}`);
  for (const row of facts.imports) expect(row.form === 'star' || isNode(row.node), `import ${row.specifier}`);
  for (const row of facts.classes) {
    expect(isNodeOrNone(row.node) && row.bases.every(isNode), `class ${row.name}`);
    for (const member of row.members)
      expect(isNodeOrNone(member.node) && isNodeOrNone(member.type), `member ${row.name}.${member.name}`);
  }
  for (const row of referencesOf(facts))
    expect(row.binding >= -1 && row.binding < facts.bindings.length, `reference ${row.name}`);
  return problems;
}

type Expect = (holds: boolean, what: string) => void;

function kindOf(facts: FileFacts, node: number): string {
  return NODE_KINDS[facts.nodes.kind[node] ?? -1] ?? 'none';
}

function checkEdges(facts: FileFacts, expect: Expect): void {
  const { count, source, target, kind, operand } = facts.edges;
  for (let edge = 0; edge < count; edge++) {
    const from = source[edge] ?? -1;
    const to = target[edge] ?? -1;
    const name = EDGE_KINDS[kind[edge] ?? -1] ?? 'none';
    expect(from >= 0 && from < facts.nodes.count && to >= 0 && to < facts.nodes.count, `ends of edge ${edge}`);
    expect(from !== to, `edge ${edge} from a node to itself`);
    if (name === 'read' || name === 'store')
      expect((operand[edge] ?? -1) < facts.contents.length, `content of edge ${edge}`);
    if (name === 'without' || name === 'only')
      expect((operand[edge] ?? -1) < facts.keySets.length, `keys of edge ${edge}`);
    expect(name !== 'none', `kind of edge ${edge}`);
  }
}

/** Nodes of a callable are one range, and their spans lie in the text. */
function checkNodes(facts: FileFacts, text: string, expect: Expect): void {
  const { count, callable, from, to } = facts.nodes;
  for (const row of facts.callables) {
    for (let node = row.firstNode; node < row.endNode; node++)
      expect(callable[node] === row.id, `node ${node} in the range of callable ${row.id}`);
    for (const parameter of row.parameters)
      expect(kindOf(facts, parameter.node) === 'parameter', `parameter ${parameter.label}`);
  }
  for (let node = 0; node < count; node++) {
    const owner = facts.callables[callable[node] ?? -1];
    expect(owner !== undefined && node >= owner.firstNode && node < owner.endNode, `callable of node ${node}`);
    expect((from[node] ?? 0) <= (to[node] ?? 0) && (to[node] ?? 0) <= text.length, `span of node ${node}`);
  }
}
