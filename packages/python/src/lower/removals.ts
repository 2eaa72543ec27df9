import type { NodeId, Span } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { isConstantName } from '../shapes/names.js';
import { stringValue } from '../shapes/string-literal.js';
import type { Lowering } from './lowering.js';

/**
 * Takes a key out of a mapping. A key that is named as a constant is evaluated at linking; of another unknown key nobody can say
 * which one is gone; and removing by place only moves the other items.
 */
export function removeKey(l: Lowering, mapping: NodeId, key: SyntaxNode, value: NodeId | null, span: Span): void {
  const { tree, flow } = l;
  const name = stringValue(tree, key);
  if (name !== null) flow.remove(mapping, [{ kind: 'key', name }], span);
  else if (isConstantName(tree, key)) {
    const node = value ?? l.value(key);
    flow.removeKeys(mapping, { mode: 'without', keys: [], nodes: [node], folded: false }, span);
  } else if (value === null && tree.kind(key) !== K.Number) l.value(key);
}
