import type { FileFacts } from './file-facts.js';
import type { BindingId, ScopeId } from './ids.js';
import type { Reference } from './symbol.js';

/** The uses of names of a file as rows, for tools that look at all of them. */
export function referencesOf({ references, bindings }: Pick<FileFacts, 'references' | 'bindings'>): Reference[] {
  return Array.from({ length: references.count }, (_, at): Reference => {
    const binding = references.binding[at] ?? -1;
    return {
      name: bindings[binding]?.name ?? references.names[references.unbound[at] ?? 0] ?? '',
      binding: binding as BindingId,
      scope: (references.scope[at] ?? 0) as ScopeId,
      writes: references.writes[at] === 1,
      span: { from: references.from[at] ?? 0, to: references.to[at] ?? 0 },
    };
  });
}
