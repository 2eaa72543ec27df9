import type { Constant, NodeId, Test } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { stringValue } from '../shapes/string-literal.js';
import { numberValue } from '../shapes/number-literal.js';
import { lowerTest } from './conditions.js';
import { ELEMENT, indexContent } from './contents.js';
import { itemsOf, lowerSequence } from './items.js';
import type { Lowering } from './lowering.js';

const ALWAYS: Test = { kind: 'constant', value: true };

/** `match subject: case pattern if guard: …`. */
export function lowerMatch(l: Lowering, node: SyntaxNode): void {
  const { tree } = l;
  const bodyNode = tree.child(node, K.MatchBody);
  const subjects = itemsOf(l, tree.next(tree.first(node)), bodyNode);
  const only = subjects[0];
  if (only === undefined || bodyNode < 0) return;
  const isTuple = only.starred || tree.has(node, K.Comma);
  const subject = isTuple ? lowerSequence(l, subjects, 'tuple', l.span(node)) : l.value(only.node);
  const clauses = tree.children(bodyNode).filter((child) => tree.kind(child) === K.MatchClause);
  l.flow.arms(
    clauses.map((clause) => ({
      test: () => clauseTest(l, clause, subject),
      body: () => {
        const body = tree.child(clause, K.Body);
        if (body >= 0) l.block(body);
      },
    })),
    { fallsThrough: false, breaks: false, exhaustive: clauses.some((clause) => isIrrefutable(l, clause)) },
  );
}

/** A name or `_` without a guard takes everything. */
function isIrrefutable(l: Lowering, clause: SyntaxNode): boolean {
  const { tree } = l;
  const pattern = tree.next(tree.first(clause));
  return tree.kind(pattern) === K.CapturePattern && tree.kind(tree.next(pattern)) === K.Body;
}

/** Names of the pattern are defined before the guard is evaluated, which may use them. */
function clauseTest(l: Lowering, clause: SyntaxNode, subject: NodeId): Test {
  const { tree, flow } = l;
  const patterns: SyntaxNode[] = [];
  let guard = -1;
  let open = false;
  for (let child = tree.next(tree.first(clause)); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.Guard) guard = tree.last(child);
    else if (kind === K.Comma) open = true;
    else if (kind !== K.Body && kind !== K.ErrorNode) patterns.push(child);
  }
  const only = patterns[0];
  const test = open || only === undefined ? sequence(l, patterns, subject) : pattern(l, only, subject);
  if (guard < 0) return test;
  return { kind: 'and', tests: [test, flow.condition(test, true, () => lowerTest(l, guard))] };
}

/** Takes a value apart as a pattern says; what it takes for the pattern to match. */
function pattern(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const { tree } = l;
  switch (tree.kind(node)) {
    case K.CapturePattern:
      if (!tree.is(node, '_')) l.define(tree.first(node), value);
      return ALWAYS;
    case K.LiteralPattern:
      return literal(l, node, value);
    case K.AttributePattern:
      return equal(l, node, value, dotted(l, node));
    case K.AsPattern: {
      const test = pattern(l, tree.first(node), value);
      const name = tree.last(node);
      if (tree.kind(name) === K.VariableName) l.define(name, value);
      return test;
    }
    case K.OrPattern:
      return alternatives(l, node, value);
    case K.SequencePattern:
      return group(l, node, value);
    case K.MappingPattern:
      return mapping(l, node, value);
    case K.ClassPattern:
      return classPattern(l, node, value);
    case K.StarPattern:
      return star(l, node, value);
    default:
      return { kind: 'opaque' };
  }
}

function equal(l: Lowering, node: SyntaxNode, value: NodeId, other: NodeId): Test {
  return { kind: 'test', operator: 'equal', negated: false, operands: [value, other], span: l.span(node) };
}

function literal(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const constant = patternConstant(l, node);
  const other = l.flow.constant(constant, l.span(node));
  const operator = constant.kind === 'null' || constant.kind === 'boolean' ? 'identical' : 'equal';
  return { kind: 'test', operator, negated: false, operands: [value, other], span: l.span(node) };
}

function patternConstant(l: Lowering, node: SyntaxNode): Constant {
  const { tree } = l;
  const first = tree.first(node);
  switch (tree.kind(first)) {
    case K.None:
      return { kind: 'null' };
    case K.Boolean:
      return { kind: 'boolean', value: tree.is(first, 'True') };
    case K.String:
    case K.ContinuedString:
      return { kind: 'string', value: stringValue(tree, first) ?? '' };
    default: {
      const number = tree.child(node, K.Number);
      const sign = tree.kind(first) === K.ArithOp ? -1 : 1;
      return { kind: 'number', value: number < 0 ? 0 : sign * numberValue(tree.slice(number)) };
    }
  }
}

/** `a.b.c`, in patterns a flat list. */
function dotted(l: Lowering, node: SyntaxNode): NodeId {
  const { tree, flow } = l;
  const first = tree.first(node);
  let value = l.value(first);
  for (let child = tree.next(first); child >= 0; child = tree.next(child))
    if (tree.kind(child) === K.PropertyName)
      value = flow.read(value, { kind: 'attribute', name: tree.slice(child) }, l.span(node));
  return value;
}

/** Each alternative is tried where those before it did not match; they bind the same names. */
function alternatives(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const { tree, flow } = l;
  const tests: Test[] = [];
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) === K.LogicOp) continue;
    const before: Test = { kind: 'or', tests: [...tests] };
    tests.push(
      tests.length === 0 ? pattern(l, child, value) : flow.condition(before, false, () => pattern(l, child, value)),
    );
  }
  return { kind: 'or', tests };
}

/** `[a, *b]`, `(a, b)`; `(a)` is a only. */
function group(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const { tree } = l;
  const patterns = itemsOf(l, tree.first(node), -1).map((item) => item.node);
  const only = patterns[0];
  const isGroup = patterns.length === 1 && tree.kind(tree.first(node)) === K.ParenLeft && !tree.has(node, K.Comma);
  return isGroup && only !== undefined ? pattern(l, only, value) : sequence(l, patterns, value);
}

function sequence(l: Lowering, patterns: readonly SyntaxNode[], value: NodeId): Test {
  const tests: Test[] = [{ kind: 'opaque' }];
  let counted = true;
  patterns.forEach((part, index) => {
    if (l.tree.kind(part) === K.StarPattern) {
      counted = false;
      tests.push(star(l, part, value));
    } else tests.push(pattern(l, part, l.flow.read(value, counted ? indexContent(index) : ELEMENT, l.span(part))));
  });
  return { kind: 'and', tests };
}

function star(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const { flow } = l;
  const span = l.span(node);
  const inner = l.tree.last(node);
  if (l.tree.is(inner, '_')) return ALWAYS;
  const rest = flow.allocate('list', span);
  flow.store(rest, ELEMENT, flow.read(value, ELEMENT, span), span);
  return pattern(l, inner, rest);
}

/** `{"key": p, **rest}`. */
function mapping(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const { tree, flow } = l;
  const tests: Test[] = [{ kind: 'opaque' }];
  const keys: string[] = [];
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.DoubleAsterisk) {
      child = tree.next(child);
      if (child < 0) break;
      const span = l.span(child);
      const rest = flow.expression(span);
      flow.edge('without', value, rest, { mode: 'without', keys, nodes: [], folded: false });
      tests.push(pattern(l, child, rest));
    } else if (kind === K.LiteralPattern || kind === K.VariableName || kind === K.AttributePattern) {
      const span = l.span(child);
      const constant = kind === K.LiteralPattern ? patternConstant(l, child) : null;
      const key =
        constant !== null ? flow.constant(constant, span) : kind === K.VariableName ? l.value(child) : dotted(l, child);
      const name = constant?.kind === 'string' ? constant.value : null;
      if (name !== null) keys.push(name);
      tests.push({ kind: 'test', operator: 'in', negated: false, operands: [key, value], span });
      const colon = tree.next(child);
      const part = colon < 0 ? -1 : tree.next(colon);
      if (part < 0) break;
      tests.push(
        pattern(l, part, flow.read(value, name === null ? { kind: 'anyKey', key } : { kind: 'key', name }, span)),
      );
      child = part;
    }
  }
  return { kind: 'and', tests };
}

/** `C(p, name=q)`: keywords are attributes; positions are the fields of a class of this file, otherwise places, which linking knows. */
function classPattern(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const { tree, flow } = l;
  const name = tree.first(node);
  const type = tree.kind(name) === K.AttributePattern ? dotted(l, name) : l.value(name);
  const tests: Test[] = [
    { kind: 'test', operator: 'instance', negated: false, operands: [value, type], span: l.span(node) },
  ];
  const list = tree.child(node, K.PatternArgList);
  if (list < 0) return { kind: 'and', tests };
  const fields = fieldsOf(l, name);
  let position = 0;
  for (const { node: part } of itemsOf(l, tree.first(list), -1)) {
    const span = l.span(part);
    if (tree.kind(part) === K.KeywordPattern) {
      const attribute = { kind: 'attribute', name: tree.slice(tree.first(part)) } as const;
      tests.push(pattern(l, tree.last(part), flow.read(value, attribute, span)));
      continue;
    }
    const field = fields?.[position];
    // `str(x)`, `int(x)` and the like bind the value itself.
    const isSelf = position === 0 && tree.kind(name) === K.VariableName && SELF_MATCHING.has(tree.slice(name));
    const taken = field === undefined ? indexContent(position) : ({ kind: 'attribute', name: field } as const);
    tests.push(pattern(l, part, isSelf ? value : flow.read(value, taken, span)));
    position++;
  }
  return { kind: 'and', tests };
}

const SELF_MATCHING: ReadonlySet<string> = new Set([
  'bool',
  'bytearray',
  'bytes',
  'dict',
  'float',
  'frozenset',
  'int',
  'list',
  'set',
  'str',
  'tuple',
]);

function fieldsOf(l: Lowering, name: SyntaxNode): readonly string[] | undefined {
  const binding = l.bindingRow(name);
  if (binding?.kind !== 'class') return undefined;
  return l.classes.find((draft) => draft?.record.name === binding.name)?.fields;
}
