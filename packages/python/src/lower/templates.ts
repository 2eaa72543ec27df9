import { type Content, NO_NODE, type NodeId, type Span } from '@tokentrail/core/lowering';
import type { LoweredArgument } from './arguments.js';
import type { Lowering } from './lowering.js';

/** A field of a format string (`{0.name[key]}`): which argument it takes, and the way into it. */
interface Field {
  readonly argument: string;
  readonly path: readonly Content[];
}

/** Longest template that is taken apart; longer ones take all of their arguments. */
const LONGEST = 4096;

/**
 * `"… {0} {name} {d[key]} …".format(…)`: the text of what each field names, by the format string syntax of Python's library
 * reference. `NO_NODE` where a field cannot be told, so that every argument may be in the text.
 */
export function filledTemplate(l: Lowering, text: string, args: readonly LoweredArgument[], span: Span): NodeId {
  const fields = templateFields(text);
  if (fields === null || args.some((argument) => argument.spread === 'positional')) return NO_NODE;
  const parts: NodeId[] = [];
  for (const { argument, path } of fields) {
    const given = argumentOf(l, argument, args);
    if (given === null) return NO_NODE;
    let { node } = given;
    for (const content of path) node = l.flow.read(node, content, given.span);
    parts.push(node);
  }
  const result = l.flow.expression(span, 'text');
  l.flow.edge('taint', l.flow.constant({ kind: 'string', value: text }, span), result);
  for (const part of parts) l.flow.edge('taint', part, result);
  return result;
}

function argumentOf(
  l: Lowering,
  name: string,
  args: readonly LoweredArgument[],
): Pick<LoweredArgument, 'node' | 'span'> | null {
  const index = /^\d+$/.test(name) ? Number(name) : -1;
  const found = args.find((each) => each.spread === null && (index < 0 ? each.name === name : each.index === index));
  if (found !== undefined) return found;
  const rest = index < 0 ? args.filter((each) => each.spread === 'keyword') : [];
  const only = rest[0];
  if (only === undefined || rest.length > 1) return null;
  return { node: l.flow.read(only.node, { kind: 'key', name }, only.span), span: only.span };
}

/** The fields of a template in order; null when one holds fields of its own or is not well formed. */
function templateFields(text: string): Field[] | null {
  if (text.length > LONGEST) return null;
  const fields: Field[] = [];
  let next = 0;
  for (const match of text.replaceAll(/\{\{|\}\}/g, '').matchAll(/\{([^{}]*)\}|[{}]/g)) {
    const inside = match[1];
    if (inside === undefined) return null;
    const name = /^([^!:.[]*)((?:\.\w+|\[[^\]]*\])*)(?:![rsa])?(?::.*)?$/s.exec(inside);
    if (name === null) return null;
    const argument = name[1] === '' ? String(next++) : (name[1] ?? '');
    fields.push({ argument, path: fieldPath(name[2] ?? '') });
  }
  return fields;
}

function fieldPath(text: string): Content[] {
  return [...text.matchAll(/\.(\w+)|\[([^\]]*)\]/g)].map(([, attribute, key = '']): Content => {
    if (attribute !== undefined) return { kind: 'attribute', name: attribute };
    return /^[0-7]$/.test(key) ? { kind: 'index', index: Number(key) } : { kind: 'key', name: key };
  });
}
