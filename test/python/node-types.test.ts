import { describe, expect, test } from 'vitest';
import { parsePython } from '../../packages/python/src/grammar.js';
import { kindNames, kinds } from '../../packages/python/src/generated/terms.js';
import { tables } from '../../packages/python/src/lower/tables.js';
import { treeOf } from '../syntax/trees.js';
import { everyForm } from './every-form.js';

/** Nodes that are read by what lowers the node around them. */
const PARTS: Readonly<Record<string, string>> = {
  Script: 'the module body',
  ParamList: 'parameters of a function or lambda',
  TypeDef: 'type hints',
  PropertyName: 'the name of an attribute',
  ArgList: 'arguments of a call, bases of a class, or a generator',
  FormatReplacement: 'a part of a format string',
  FormatSpec: 'replacements inside a format are parts of the string',
  Decorator: 'a call with the definition',
  MatchBody: 'the arms of a match',
  MatchClause: 'an arm of a match',
  Guard: 'the condition of an arm',
  CapturePattern: 'defines a name',
  LiteralPattern: 'a comparison',
  AsPattern: 'defines a name',
  OrPattern: 'alternatives',
  AttributePattern: 'a comparison',
  SequencePattern: 'reads by place',
  MappingPattern: 'reads by key',
  StarPattern: 'the remaining elements',
  ClassPattern: 'a test of the class and reads of attributes',
  PatternArgList: 'the arguments of a class pattern',
  KeywordPattern: 'a read of an attribute',
};

/** Nodes that carry no value of their own, and why nothing is lost. */
const IGNORED: Readonly<Record<string, string>> = {
  Comment: 'no code; kept beside the tree',
  TypeParamList: 'type variables have no values and no classes',
  TypeParam: 'type variables have no values and no classes',
  FormatConversion: 'how a value is shown',
  FormatSelfDoc: 'how a value is shown',
  Escape: 'part of a string literal, decoded from the text',
  AssignOp: 'punctuation',
  UpdateOp: 'operator; its text decides',
  CompareOp: 'operator; its text decides',
  ArithOp: 'operator; its text decides',
  BitOp: 'operator; its text decides',
  LogicOp: 'punctuation of patterns',
  At: 'punctuation',
};

const lowered = (kind: number): boolean =>
  tables.expressions[kind] !== undefined || tables.statements[kind] !== undefined;

describe('node types of the grammar', () => {
  const named = [...new Set(kinds)].map((kind) => ({ kind, name: kindNames[kind] ?? '' }));

  test.each(named)('$name is lowered, part of something that is, or ignored for a reason', ({ kind, name }) => {
    const isWord = /^[A-Z⚠]/.test(name);
    const accounted = [lowered(kind), name in PARTS, name in IGNORED].filter(Boolean).length;
    expect(accounted, name).toBe(isWord ? 1 : 0);
  });

  test('the sample has every node type, so none of them is only believed to exist', () => {
    const tree = treeOf(parsePython(everyForm));
    const seen = new Set<number>();
    for (let node = 0; node < tree.size; node++) seen.add(tree.kind(node));
    const unseen = named.filter(({ kind, name }) => !seen.has(kind) && name !== '⚠' && !OUTSIDE.has(name));
    expect(unseen.map(({ name }) => name)).toEqual([]);
  });
});

/** Never in a tree: comments stand beside it, escapes only inside strings' text. */
const OUTSIDE: ReadonlySet<string> = new Set(['Comment', 'Escape']);
