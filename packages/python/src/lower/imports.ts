import { NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import { importClauses } from '../shapes/import-clause.js';
import type { Lowering } from './lowering.js';

/** `import …` and `from … import …`; `from … import *` in the module body also exports what it brings. */
export function lowerImport(l: Lowering, node: SyntaxNode): void {
  for (const { form, specifier, name, binds, node: at } of importClauses(l.tree, node)) {
    const span = l.span(at);
    const value = l.flow.addImport({ form, specifier, name: form === 'named' ? name : '', typeOnly: l.typeOnly, span });
    const binding = binds < 0 ? null : l.binding(binds);
    if (binding !== null) (form === 'module' ? l.modules : l.imported).add(binding);
    if (binds >= 0) l.define(binds, value);
    if (form === 'star' && l.scope === 0)
      l.flow.addExport({ name: '*', node: NO_NODE, specifier, imported: '*', span });
  }
}

/** Every name of the module, as other files see it. `__all__` restricts only what a star import takes. */
export function exportNames(l: Lowering): void {
  for (const binding of l.symbols.table.bindings) {
    if (binding.scope !== 0) continue;
    const node = l.flow.shared(binding.id);
    l.flow.addExport({ name: binding.name, node, specifier: null, imported: null, span: binding.span });
  }
}
