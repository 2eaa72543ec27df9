import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { noteText } from './computed-names.js';
import { ELEMENT, subscriptContent } from './contents.js';
import { type Item, itemsOf, lowerSequence } from './items.js';
import { addPlaces, allPlaces, listOf } from './known-lengths.js';
import type { Lowering } from './lowering.js';
import { copyLoopPairs, isKey, isValue, keyForm, keysGoneOver, sameKeySource } from './mappings.js';
import { isPlainValue } from './strings.js';
import { assign, unpack } from './targets.js';
import { addAnnotation, annotationClasses } from './types.js';
import { isSlice, isSubscript, subscriptItems } from '../shapes/subscript.js';
import { lastName } from '../shapes/names.js';
import { stringList } from '../shapes/string-literal.js';
import { annotatedType, isAnnotated } from '../shapes/annotation.js';

/** The lists between the `=` signs of an assignment: targets first, the value last. */
interface AssignmentParts {
  readonly groups: readonly Item[][];
  /** Whether a group is a tuple by its commas. */
  readonly tuples: readonly boolean[];
  readonly typeDef: SyntaxNode;
  readonly hasValue: boolean;
}

function assignmentParts(l: Lowering, node: SyntaxNode): AssignmentParts {
  const { tree } = l;
  const groups: Item[][] = [];
  const tuples: boolean[] = [];
  let typeDef = -1;
  let start = tree.first(node);
  let commas = false;
  let hasValue = false;
  const close = (stop: SyntaxNode): void => {
    groups.push(itemsOf(l, start, stop));
    tuples.push(commas);
    commas = false;
  };
  for (let child = start; child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.Comma) commas = true;
    else if (kind === K.TypeDef) {
      close(child);
      typeDef = child;
      start = -1;
    } else if (kind === K.AssignOp) {
      if (start >= 0) close(child);
      start = tree.next(child);
      hasValue = true;
    }
  }
  if (start >= 0) close(-1);
  return { groups, tuples, typeDef, hasValue };
}

/** `a = b = value`, `a, *b = value`, `a: T = value`, `a: T`. */
export function lowerAssignment(l: Lowering, node: SyntaxNode): void {
  const parts = assignmentParts(l, node);
  const { groups, tuples } = parts;
  if (!parts.hasValue) {
    const [only] = groups[0] ?? [];
    if (only !== undefined && parts.typeDef >= 0) declare(l, only.node, parts.typeDef);
    return;
  }
  const source = groups.at(-1) ?? [];
  const targets = groups.slice(0, -1);
  const first = targets[0];
  if (targets.length === 1 && first !== undefined) {
    if (assignPairwise(l, shownItems(l, first, tuples[0]), shownItems(l, source, tuples[1]))) return;
    noteAlias(l, first, source);
    noteMember(l, first, source);
    const name = first[0];
    const given = source[0];
    if (name !== undefined && given !== undefined && l.tree.kind(name.node) === K.VariableName)
      noteText(l, name.node, given.node);
    if (copyPair(l, first, source)) return;
  }
  const given = groupValue(l, source, tuples.at(-1) === true, node);
  const value = l.classBody?.isEnum === true ? enumMember(l, source, given) : given;
  targets.forEach((target, index) => {
    const only = target[0];
    if (only === undefined) return;
    if (tuples[index] === true || only.starred) return unpack(l, target, value);
    if (parts.typeDef < 0) assign(l, only.node, value);
    else annotated(l, only.node, parts.typeDef, value);
  });
}

/** A member of an enumeration is what it was given and an object that has this as its `value`; a constant is found by its class. */
function enumMember(l: Lowering, source: readonly Item[], given: NodeId): NodeId {
  const only = source[0];
  if (only === undefined || (source.length === 1 && isPlainValue(l, only.node))) return given;
  const span = l.span(only.node);
  const member = l.flow.allocate('object', span);
  l.flow.store(member, { kind: 'attribute', name: 'value' }, given, span);
  return l.flow.join([given, l.flow.current(member)], span);
}

function groupValue(l: Lowering, items: readonly Item[], isTuple: boolean, node: SyntaxNode): NodeId {
  const only = items[0];
  if (only === undefined) return l.flow.expression(l.span(node));
  return isTuple || only.starred ? lowerSequence(l, items, 'tuple', l.span(node)) : l.value(only.node);
}

/** `a, b = x, y` needs no tuple: all right sides are made first. */
function assignPairwise(l: Lowering, targets: readonly Item[] | null, source: readonly Item[] | null): boolean {
  if (targets === null || source === null || source.some((item) => item.starred)) return false;
  const star = targets.findIndex((item) => item.starred);
  const spare = source.length - targets.length;
  if (star < 0 ? spare !== 0 : spare < -1) return false;
  const values = source.map((item) => l.value(item.node));
  targets.forEach((target, index) => {
    if (index === star) assign(l, target.node, starredValue(l, target.node, values.slice(star, star + spare + 1)));
    else assign(l, target.node, values[star >= 0 && index > star ? index + spare : index] ?? NO_NODE);
  });
  return true;
}

/** The list that a starred target gets. */
function starredValue(l: Lowering, target: SyntaxNode, values: readonly NodeId[]): NodeId {
  return listOf(l, values, l.span(target));
}

/** The items of a group that is several by its commas or as one list or tuple display; null for a single value. */
function shownItems(l: Lowering, items: readonly Item[], isTuple: boolean | undefined): readonly Item[] | null {
  if (isTuple === true) return items;
  const only = items[0];
  const kind = only === undefined ? -1 : l.tree.kind(only.node);
  if (only === undefined || (kind !== K.TupleExpression && kind !== K.ArrayExpression)) return null;
  return itemsOf(l, l.tree.first(only.node), -1);
}

/** `out[k] = v` inside a loop over the pairs of a mapping, `out[k] = source[k]` anywhere; also `name = k.lower()`, which is the key once more. */
function copyPair(l: Lowering, targets: readonly Item[], source: readonly Item[]): boolean {
  const target = targets[0];
  const value = source[0];
  if (targets.length !== 1 || source.length !== 1) return false;
  if (target === undefined || value === undefined) return false;
  if (l.tree.kind(target.node) === K.VariableName) {
    noteKey(l, target.node, value.node);
    return false;
  }
  if (l.tree.kind(target.node) !== K.MemberExpression || !isSubscript(l.tree, target.node)) return false;
  const [key, more] = subscriptItems(l.tree, target.node);
  if (key === undefined || more !== undefined || isSlice(l.tree, target.node)) return false;
  for (const pairs of l.pairLoops) {
    if (!isKey(l, pairs, key) || !isValue(l, pairs, value.node)) continue;
    const filters = l.keyFilters.filter((filter) => filter.loop === pairs);
    copyLoopPairs(l, l.value(l.tree.first(target.node)), pairs, key, filters, l.span(target.node));
    return true;
  }
  const from = sameKeySource(l, key, value.node);
  if (from < 0) return false;
  const given = l.value(from);
  l.flow.copyPairs(l.value(l.tree.first(target.node)), given, [keysGoneOver(l, key, null)], l.span(target.node));
  return true;
}

/** `UserDep = Annotated[User, Depends(f)]`. */
function noteAlias(l: Lowering, targets: readonly Item[], source: readonly Item[]): void {
  const target = targets[0];
  const value = source[0];
  if (target === undefined || value === undefined || !isAnnotated(l.tree, value.node)) return;
  const binding = l.binding(target.node);
  if (binding !== null) l.annotatedAliases.add(binding);
}

/** Names of a class body that say what the class is: `__match_args__`, fields that attrs finds by their values, `x = property(get)`. */
function noteMember(l: Lowering, targets: readonly Item[], source: readonly Item[]): void {
  const { tree, classBody } = l;
  const target = targets[0];
  const value = source[0];
  if (classBody === undefined || target === undefined || value === undefined || targets.length > 1) return;
  if (tree.kind(target.node) !== K.VariableName) return;
  const name = tree.slice(target.node);
  const isField =
    tree.kind(value.node) === K.CallExpression && ATTRS_FIELDS.has(lastName(tree, tree.first(value.node)));
  if (isField) classBody.declare(name, false, l.span(target.node), true);
  if (tree.kind(value.node) === K.CallExpression && l.isBuiltin(tree.first(value.node), 'property'))
    for (const [index, item] of itemsOf(l, tree.first(tree.child(value.node, K.ArgList)), -1)
      .slice(0, 2)
      .entries())
      classBody.accessor(name, tree.slice(item.node), index === 0 ? 'getter' : 'setter', l.span(target.node));
  const places = name === '__match_args__' ? stringList(tree, value.node) : null;
  if (places !== null) classBody.matchBy(places);
}

const ATTRS_FIELDS: ReadonlySet<string> = new Set(['ib', 'attrib']);

function noteKey(l: Lowering, name: SyntaxNode, value: SyntaxNode): void {
  const binding = l.binding(name);
  if (binding === null) return;
  for (const pairs of l.pairLoops) {
    const form = keyForm(l, pairs, value);
    if (form === null || pairs.keys.has(binding) || l.symbols.writesIn(l.tree, pairs.loop, binding) > 1) continue;
    pairs.keys.add(binding);
    if (form === 'folded') pairs.folded.add(binding);
  }
}

/** `target: T = value`. */
function annotated(l: Lowering, target: SyntaxNode, typeDef: SyntaxNode, value: NodeId): void {
  declare(l, target, typeDef);
  const definition = assign(l, target, value);
  const scope = l.scope;
  l.atEnd(() => addAnnotation(l, definition === NO_NODE ? value : definition, typeDef, scope));
}

/** What an annotation declares: a field of the class whose body this is, or of the class whose `self.name` is annotated. */
function declare(l: Lowering, target: SyntaxNode, typeDef: SyntaxNode): void {
  const { tree } = l;
  const field = declaredField(l, target);
  if (field === null) return;
  const scope = l.scope;
  const inBody = tree.kind(target) === K.VariableName;
  const index = field.draft.declare(field.name, inBody && isClassVariable(l, typeDef), l.span(target), inBody);
  l.atEnd(() => {
    const type = annotationClasses(l, typeDef, scope)[0];
    if (type !== undefined) field.draft.setType(index, type);
  });
}

function declaredField(
  l: Lowering,
  target: SyntaxNode,
): { draft: NonNullable<typeof l.classBody>; name: string } | null {
  const { tree } = l;
  if (tree.kind(target) === K.VariableName)
    return l.classBody === undefined ? null : { draft: l.classBody, name: tree.slice(target) };
  const owner = l.callable.owner;
  const draft = owner < 0 ? undefined : l.classes[owner];
  const base = tree.first(target);
  if (draft === undefined || tree.kind(base) !== K.VariableName || isSubscript(tree, target)) return null;
  return l.selfBinding !== null && l.binding(base) === l.selfBinding ? { draft, name: lastName(tree, target) } : null;
}

function isClassVariable(l: Lowering, typeDef: SyntaxNode): boolean {
  const type = annotatedType(l.tree, typeDef);
  return lastName(l.tree, type) === 'ClassVar' || lastName(l.tree, l.tree.first(type)) === 'ClassVar';
}

/** `x += y`: the text of both; for a list, the same object with the elements of y as well. */
export function lowerUpdate(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const target = tree.first(node);
  const operator = tree.child(node, K.UpdateOp);
  if (operator < 0) return;
  const items = itemsOf(l, tree.next(operator), -1);
  const isMember = tree.kind(target) === K.MemberExpression;
  const base = isMember ? l.value(tree.first(target)) : NO_NODE;
  const span = l.span(node);
  const content = isMember ? memberContent(l, target) : null;
  const before = content === null ? l.value(target) : flow.read(base, content, l.span(target));
  const value = groupValue(l, items, tree.has(node, K.Comma), node);
  const sign = tree.slice(operator);
  if (sign === '|=') return flow.absorb(before, value, span);
  const places = sign === '+=' ? allPlaces(l, [value], span) : null;
  if (places !== null && addPlaces(l, before, places, span)) {
    if (content === null) assign(l, target, before);
    return;
  }
  const result = flow.expression(span, sign);
  flow.edge('taint', before, result);
  flow.edge('taint', value, result);
  const isList = sign === '+=' && !(items.length === 1 && items[0] !== undefined && isPlainValue(l, items[0].node));
  if (isList) flow.store(before, ELEMENT, flow.read(value, ELEMENT, span), span);
  const after = isList ? flow.join([flow.current(before), result], span) : result;
  if (content === null) assign(l, target, after);
  else flow.store(base, content, after, span);
}

function memberContent(l: Lowering, member: SyntaxNode): ReturnType<typeof subscriptContent> {
  if (isSubscript(l.tree, member)) return isSlice(l.tree, member) ? ELEMENT : subscriptContent(l, member);
  return { kind: 'attribute', name: lastName(l.tree, member) };
}
