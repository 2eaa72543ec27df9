import type { ImportTarget } from './modules.js';

/** What reading and storing members needs from its neighbours. */
export interface MemberHost {
  /** Runs a method without a written call: a property, `__getitem__`, a setter. `target` -1: the result is dropped. Id of the call that runs it. */
  runMethod(callable: number, receiver: number, args: readonly number[], target: number): number;
  /** Calls what `callee` holds on `receiver` without a written call. */
  callMember(callee: number, receiver: number, args: readonly number[], target: number): void;
  /** Library values reached by a content of a library value. */
  readApi(value: number, content: number, source: number, target: number): void;
  /** Fields of a class that has no constructor of its own, in order. */
  fieldNames(id: number): readonly string[];
  /** `target` is what a package's export names. */
  importPackage(target: ImportTarget & { kind: 'package' }, node: number): void;
}
