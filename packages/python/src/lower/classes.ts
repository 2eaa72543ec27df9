import type { NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lowerArguments } from './arguments.js';
import { ClassDraft } from './class-draft.js';
import { applyDecorators, lowerDecorators } from './decorators.js';
import { itemsOf } from './items.js';
import { lastName } from '../shapes/names.js';
import type { Lowering } from './lowering.js';

/** `class`: the body runs here, in a scope of its own; methods are lowered later and may add members. */
export function lowerClass(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const record = l.symbols.class(node);
  if (record === undefined) return;
  const draft = new ClassDraft(record);
  l.classes[record.id] = draft;
  const decorators = lowerDecorators(l, node, false);
  draft.bases = lowerArguments(l, tree.child(node, K.ArgList))
    .filter((argument) => argument.index !== null)
    .map((argument): NodeId => argument.node);
  draft.isEnum = itemsOf(l, tree.first(tree.child(node, K.ArgList)), -1).some((base) =>
    /(?:Enum|Flag)$/.test(lastName(tree, base.node)),
  );
  const outer = l.classBody;
  l.classBody = draft;
  const body = tree.child(node, K.Body);
  if (body >= 0) l.block(body);
  l.classBody = outer;
  const name = tree.child(node, K.VariableName);
  const at = l.span(name < 0 ? node : name);
  draft.node = flow.classValue(record.id, at);
  const { value, calls } = applyDecorators(l, decorators, draft.node);
  draft.decorators = calls;
  if (name >= 0) l.define(name, value);
}

/** Once all methods are lowered: hands over what the classes of the file are. */
export function completeClasses(l: Lowering): void {
  for (const { id } of l.symbols.classes) {
    const draft = l.classes[id];
    if (draft === undefined) continue;
    const { node, bases, members, decorators } = draft;
    l.flow.completeClass(id, { node, bases, members, decorators });
  }
}
