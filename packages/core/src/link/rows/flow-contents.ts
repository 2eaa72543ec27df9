import { LARGEST_INDEX } from '../../facts/content.js';
import type { ApiContent } from '../../model/api-trie.js';
import type { FlowContent } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import { passedAt } from '../contract/call-places.js';

/** Interns contents of the flow graph; header-like keys come out in lower case. */
export type InternContent = (content: FlowContent) => number;

/** The flow contents that one content of a row stands for: several for several names, any key for one that is not constant. */
export function flowContentsOf(
  content: ApiContent,
  language: 'python' | 'javascript',
  key: KeyOfArgument,
): readonly FlowContent[] {
  switch (content.kind) {
    case 'key':
      return content.names.map((name) => ({ kind: 'key', name }));
    case 'field':
      return content.names.map((name) => ({ kind: language === 'javascript' ? 'key' : 'field', name }));
    case 'index':
      return [content.index <= LARGEST_INDEX ? content : { kind: 'element' }];
    case 'keyOfArgument': {
      const names = key(content);
      return names === null ? [{ kind: 'anyKey' }] : names.map((name) => ({ kind: 'key', name }));
    }
    case 'anyContent':
      return [{ kind: 'anyKey' }];
    default:
      return [content];
  }
}

/** The constants that the argument of a `Key[Argument[n]]` may be; null when they are not known. */
export type KeyOfArgument = (content: ApiContent & { readonly kind: 'keyOfArgument' }) => readonly string[] | null;

/** More candidates than this make an unknown key. */
const MOST_KEYS = 4;

export function keyOfArgumentIn(
  call: Pick<LinkedCall, 'arguments'>,
  constants: (node: number) => readonly string[] | null,
): KeyOfArgument {
  return ({ place }) => {
    const [passed] = passedAt(call, [place]);
    if (passed === undefined || passed.through !== null) return null;
    const names = constants(passed.argument.node);
    return names === null || names.length === 0 || names.length > MOST_KEYS ? null : names;
  };
}

/** All access paths that a row's contents stand for, outermost first, as interned contents. */
export function flowPaths(
  contents: readonly ApiContent[],
  language: 'python' | 'javascript',
  key: KeyOfArgument,
  intern: InternContent,
): readonly (readonly number[])[] {
  let paths: readonly (readonly number[])[] = [[]];
  for (const content of contents) {
    const next = flowContentsOf(content, language, key).map(intern);
    paths = paths.flatMap((path) => next.map((id) => [...path, id]));
  }
  return paths;
}
