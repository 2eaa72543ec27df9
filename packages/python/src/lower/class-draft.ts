import {
  type CallableId,
  type CallId,
  type ClassMember,
  NO_NODE,
  type NodeId,
  type Span,
} from '@tokentrail/core/lowering';
import type { ClassRecord, MethodRole } from '../scopes/file-symbols.js';

/** A class while its body and its methods are lowered; members come from both. */
export class ClassDraft {
  readonly record: ClassRecord;
  node: NodeId = NO_NODE;
  bases: readonly NodeId[] = [];
  decorators: readonly CallId[] = [];
  /** Names of its body are members of an enumeration: objects with a value. */
  isEnum = false;
  readonly members: ClassMember[] = [];
  /** Names of the annotated fields in order, which are also what a positional class pattern takes apart. */
  readonly fields: string[] = [];
  readonly #fieldAt = new Map<string, number>();

  constructor(record: ClassRecord) {
    this.record = record;
  }

  /** A name assigned directly in the class body. */
  define(text: string, node: NodeId, span: Span): void {
    const known = this.#fieldAt.get(text);
    const field = known === undefined ? undefined : this.members[known];
    if (known !== undefined && field !== undefined && field.node === NO_NODE) this.members[known] = { ...field, node };
    else
      this.#add({
        name: text,
        kind: 'field',
        isStatic: true,
        isClassMethod: false,
        node,
        type: NO_NODE,
        callable: NO_CALLABLE,
        span,
      });
  }

  /** An annotated field of the body, or of `self` in a method; its type follows once its names are defined. Returns its index. */
  declare(text: string, isStatic: boolean, span: Span, inBody: boolean): number {
    if (inBody && !isStatic && !this.fields.includes(text)) this.fields.push(text);
    return this.#add({
      name: text,
      kind: 'field',
      isStatic,
      isClassMethod: false,
      node: NO_NODE,
      type: NO_NODE,
      callable: NO_CALLABLE,
      span,
    });
  }

  /** `name = property(method)`: reading or writing the name runs a method of this body. */
  accessor(name: string, method: string, role: 'getter' | 'setter', span: Span): void {
    const found = this.members.find((member) => member.kind === 'method' && member.name === method);
    if (found !== undefined) this.#add({ ...found, name, kind: role, span });
  }

  /** `__match_args__`: what a positional class pattern takes apart. */
  matchBy(names: readonly string[]): void {
    this.fields.splice(0, this.fields.length, ...names);
  }

  setType(member: number, type: NodeId): void {
    const known = this.members[member];
    if (known !== undefined) this.members[member] = { ...known, type };
  }

  method(name: string, role: MethodRole, node: NodeId, callable: CallableId, span: Span): void {
    this.members.push({
      name,
      kind: role === 'getter' || role === 'setter' ? role : 'method',
      isStatic: role === 'static' || role === 'class',
      isClassMethod: role === 'class',
      node,
      type: NO_NODE,
      callable,
      span,
    });
  }

  #add(member: ClassMember): number {
    this.members.push(member);
    this.#fieldAt.set(member.name, this.members.length - 1);
    return this.members.length - 1;
  }
}

export const NO_CALLABLE: CallableId = -1 as CallableId;
