import { type BindingId, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import { javascriptString, type SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { keyText } from '../scopes/callables.js';
import { eachTarget } from '../scopes/patterns.js';
import { WHOLE_MODULE } from './common-exports.js';
import { classExpression } from './classes.js';
import { specifierOf } from './imports.js';
import type { Lowering } from './lowering.js';
import { typeValue } from './types.js';

/** A name that the module exports, once its last value is known. */
interface PendingExport {
  readonly name: string;
  readonly local: SyntaxNode;
}

/** Exports of one file. Names get their values at the end of the module, when all assignments have happened. */
export class Exports {
  readonly #pending: PendingExport[] = [];

  declaration(lowering: Lowering, at: SyntaxNode): void {
    const { tree } = lowering;
    const specifier = specifierOf(lowering, at);
    if (tree.has(at, T.Star)) this.#all(lowering, at, specifier);
    else if (tree.has(at, T.kwDefault)) this.#default(lowering, at);
    else if (tree.has(at, T.Equals)) {
      const value = lowering.builder.current(lowering.expression(tree.next(tree.child(at, T.Equals))));
      add(lowering, WHOLE_MODULE, value, at);
      add(lowering, 'default', value, at);
    } else {
      const group = tree.child(at, T.ExportGroup);
      if (group >= 0) this.#group(lowering, group, specifier);
      else this.#declared(lowering, at);
    }
  }

  #all(lowering: Lowering, at: SyntaxNode, specifier: string | null): void {
    const { tree } = lowering;
    const as = tree.child(at, T.kwAs);
    const name = as < 0 ? '*' : exportedName(lowering, tree.next(as));
    lowering.builder.addExport({ name, node: NO_NODE, specifier, imported: '*', span: lowering.span(at) });
  }

  #default(lowering: Lowering, at: SyntaxNode): void {
    const { tree } = lowering;
    let value = tree.next(tree.child(at, T.kwDefault));
    while (value >= 0 && tree.kind(value) === T.ErrorNode) value = tree.next(value);
    const name = tree.child(value, T.VariableDefinition);
    switch (tree.kind(value)) {
      case T.FunctionDeclaration:
      case T.ClassDeclaration:
        if (name >= 0 && tree.to(name) > tree.from(name)) {
          lowering.statement(value);
          this.#pending.push({ name: 'default', local: name });
        } else if (tree.kind(value) === T.ClassDeclaration)
          add(lowering, 'default', classExpression(lowering, value), at);
        else {
          const info = lowering.scopes.functionAt.get(value);
          if (info !== undefined) add(lowering, 'default', lowering.functionValue(info), at);
        }
        break;
      case T.InterfaceDeclaration: {
        lowering.statement(value);
        const type = typeValue(lowering, tree.slice(tree.child(value, T.TypeDefinition)), value);
        if (type !== NO_NODE) add(lowering, 'default', type, at);
        break;
      }
      case T.VariableName:
        this.#pending.push({ name: 'default', local: value });
        break;
      default:
        add(lowering, 'default', lowering.builder.current(lowering.expression(value)), at);
    }
  }

  /** `export { a as b }`, with `from` or without. */
  #group(lowering: Lowering, group: SyntaxNode, specifier: string | null): void {
    const { tree, builder } = lowering;
    let local = -1;
    let exported = -1;
    const finish = (): void => {
      if (local < 0) return;
      const name = exportedName(lowering, exported < 0 ? local : exported);
      if (specifier === null) this.#pending.push({ name, local });
      else {
        const imported = exportedName(lowering, local);
        builder.addExport({ name, node: NO_NODE, specifier, imported, span: lowering.span(local) });
      }
      local = -1;
      exported = -1;
    };
    for (let child = tree.first(group); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (kind === T.Comma) finish();
      else if (kind === T.VariableName || kind === T.String || kind === T.kwDefault) {
        if (local < 0) local = child;
        else exported = child;
      }
    }
    finish();
  }

  /** `export const …`, `export function …` and the like. */
  #declared(lowering: Lowering, at: SyntaxNode): void {
    const { tree } = lowering;
    for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
      switch (tree.kind(child)) {
        case T.VariableDeclaration:
          lowering.statement(child);
          for (let part = tree.first(child); part >= 0; part = tree.next(part)) {
            eachTarget(tree, part, (name) => this.#pending.push({ name: tree.slice(name), local: name }));
          }
          break;
        case T.FunctionDeclaration:
        case T.ClassDeclaration:
        case T.EnumDeclaration:
        case T.NamespaceDeclaration:
        case T.ImportDeclaration:
        case T.InterfaceDeclaration:
        case T.TypeAliasDeclaration: {
          lowering.statement(child);
          const isType = tree.has(child, T.TypeDefinition);
          const name = tree.child(child, isType ? T.TypeDefinition : T.VariableDefinition);
          if (name >= 0) this.#pending.push({ name: tree.slice(name), local: name });
          break;
        }
        case T.AmbientDeclaration: {
          lowering.statement(child);
          const inner = tree.last(child);
          const isType = tree.has(inner, T.TypeDefinition);
          const name = tree.child(inner, isType ? T.TypeDefinition : T.VariableDefinition);
          if (name >= 0) this.#pending.push({ name: tree.slice(name), local: name });
          break;
        }
        default:
          lowering.statement(child);
      }
    }
  }

  /** Adds what was exported by name; a type is exported where no value has its name. */
  finish(lowering: Lowering): void {
    const { builder, scopes } = lowering;
    const seen = new Set<string>();
    const types: PendingExport[] = [];
    for (const pending of this.#pending) {
      const binding = scopes.bindingAt(pending.local);
      if (binding < 0) types.push(pending);
      else if (!seen.has(pending.name)) {
        seen.add(pending.name);
        add(lowering, pending.name, builder.shared(binding as BindingId), pending.local);
      }
    }
    for (const { name, local } of types) {
      if (seen.has(name)) continue;
      seen.add(name);
      const node = typeValue(lowering, exportedName(lowering, local), local);
      if (node !== NO_NODE) add(lowering, name, node, local);
    }
  }
}

function exportedName(lowering: Lowering, at: SyntaxNode): string {
  const { tree } = lowering;
  return tree.kind(at) === T.String ? javascriptString(tree, at) : keyText(tree, at) || tree.slice(at);
}

function add(lowering: Lowering, name: string, node: NodeId, at: SyntaxNode): void {
  lowering.builder.addExport({ name, node, specifier: null, imported: null, span: lowering.span(at) });
}
