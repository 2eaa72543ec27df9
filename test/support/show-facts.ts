import { EDGE_KINDS } from '../../packages/core/src/facts/flow-edge.js';
import { NODE_KINDS } from '../../packages/core/src/facts/flow-node.js';
import type { Argument } from '../../packages/core/src/facts/call-site.js';
import type { Content, KeySet } from '../../packages/core/src/facts/content.js';
import type { FileFacts } from '@tokentrail/core';

// Facts as lines of text: `source -kind operand-> target`, calls, members. A node is named by its kind and its source text; the
// second node of a name gets `#2`.

export interface ShownFacts {
  readonly edges: readonly string[];
  readonly calls: readonly string[];
  readonly conditions: readonly string[];
  readonly types: readonly string[];
  readonly classes: readonly string[];
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  readonly callables: readonly string[];
}

export function showFacts(facts: FileFacts, text: string): ShownFacts {
  const names = nodeNames(facts, text);
  const name = (node: number): string => (node < 0 ? 'none' : (names[node] ?? '?'));
  const { source, target, kind, operand } = facts.edges;
  const edges: string[] = [];
  for (let edge = 0; edge < facts.edges.count; edge++) {
    const kindName = EDGE_KINDS[kind[edge] ?? 0] ?? '?';
    const on = showOperand(facts, kindName, operand[edge] ?? 0, name);
    edges.push(`${name(source[edge] ?? -1)} -${kindName}${on}-> ${name(target[edge] ?? -1)}`);
  }
  return {
    edges,
    calls: facts.calls.map((call) => {
      const args = call.arguments.map((argument) => showArgument(argument, name)).join(', ');
      const receiver = call.receiver < 0 ? '' : ` on ${name(call.receiver)}`;
      return `${call.awaited ? 'await ' : ''}${call.form} ${call.name || '-'} = ${name(call.callee)}(${args})${receiver}`;
    }),
    conditions: facts.conditions.map(
      (row) =>
        `${row.negated ? 'not ' : ''}${row.operator}(${row.operands.map(name).join(', ')}) leaves ${row.leavesWhen}${row.returned ? ' returned' : ''}`,
    ),
    types: facts.types.map((row) => `${name(row.target)}: ${row.shape} of ${name(row.type)}`),
    classes: facts.classes.flatMap((row) => [
      `${row.qualifiedName}(${row.bases.map(name).join(', ')})`,
      ...row.members.map(
        (member) =>
          `${row.qualifiedName}.${member.name}: ${member.isClassMethod ? 'class ' : member.isStatic ? 'static ' : ''}${member.kind}${member.node < 0 ? '' : ` = ${name(member.node)}`}${member.type < 0 ? '' : `: ${name(member.type)}`}`,
      ),
    ]),
    imports: facts.imports.map(
      (row) => `${row.form} ${row.specifier}${row.name === '' ? '' : ` ${row.name}`}${row.typeOnly ? ' types' : ''}`,
    ),
    exports: facts.exports.map((row) => `${row.name} = ${row.specifier ?? name(row.node)}`),
    callables: facts.callables.map((row) => {
      const parameters = row.parameters.map(
        (parameter) =>
          `${parameter.collects === 'keyword' ? '**' : parameter.collects === 'positional' ? '*' : ''}${parameter.label}@${parameter.index ?? ''}/${parameter.name ?? ''}${parameter.default < 0 ? '' : `=${name(parameter.default)}`}`,
      );
      const marks = `${row.isAsync ? 'async ' : ''}${row.isGenerator ? 'generator ' : ''}`;
      return `${marks}${row.kind} ${row.qualifiedName || '-'}(${[...(row.self < 0 ? [] : ['self']), ...parameters].join(', ')})`;
    }),
  };
}

function showArgument(argument: Argument, name: (node: number) => string): string {
  const spread = argument.spread === null ? '' : argument.spread === 'keyword' ? '**' : '*';
  return `${argument.name === null ? '' : `${argument.name}=`}${spread}${name(argument.node)}${argument.loose ? '?' : ''}`;
}

function showOperand(facts: FileFacts, kind: string, operand: number, name: (node: number) => string): string {
  if (kind === 'read' || kind === 'store') {
    const content = facts.contents[operand];
    return content === undefined ? '?' : ` ${showContent(content, name)}`;
  }
  if (kind !== 'without' && kind !== 'only') return '';
  const set = facts.keySets[operand];
  return set === undefined ? '?' : ` ${showKeys(set, name)}`;
}

function showContent(content: Content, name: (node: number) => string): string {
  switch (content.kind) {
    case 'attribute':
    case 'property':
      return `.${content.name}`;
    case 'key':
      return `[${JSON.stringify(content.name)}]`;
    case 'index':
      return `[${content.index}]`;
    case 'element':
      return '[*]';
    case 'anyKey':
      return `[?${name(content.key)}]`;
    case 'mapKey':
      return '[key]';
    case 'captured':
      return '[captured]';
  }
}

function showKeys(set: KeySet, name: (node: number) => string): string {
  return `{${[...set.keys.map((key) => JSON.stringify(key)), ...set.nodes.map(name)].join(', ')}}${set.folded ? ' folded' : ''}`;
}

function nodeNames(facts: FileFacts, text: string): string[] {
  const seen = new Map<string, number>();
  const names: string[] = [];
  const { kind, from, to, aux } = facts.nodes;
  for (let node = 0; node < facts.nodes.count; node++) {
    const kindName = NODE_KINDS[kind[node] ?? 0] ?? '?';
    const source = text.slice(from[node], to[node]).replace(/\s+/g, ' ').slice(0, 40);
    const name = showNode(facts, kindName, aux[node] ?? 0, source);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    names.push(count === 1 ? name : `${name}#${count}`);
  }
  return names;
}

function showNode(facts: FileFacts, kind: string, aux: number, source: string): string {
  switch (kind) {
    case 'definition':
      return facts.strings[aux] ?? '?';
    case 'global':
      return `global ${facts.strings[aux] ?? '?'}`;
    case 'constant': {
      const constant = facts.constants[aux];
      return constant === undefined ? '?' : 'value' in constant ? JSON.stringify(constant.value) : constant.kind;
    }
    case 'binding':
    case 'cellIn':
    case 'cellOut':
      return `${kind} ${facts.bindings[aux]?.name ?? '?'}`;
    case 'call':
    case 'read':
    case 'allocation':
    case 'expression':
      return source;
    default:
      return `${kind} ${source}`;
  }
}
