import { IntRows } from '../../columns/int-rows.js';
import { PairTable } from '../../columns/pair-table.js';

// Abstract values (engine notes 3): what a node may hold, as far as it matters for who is called. A value is a small integer;
// its kind and two operands are looked up here.

/**
 * | kind | operand a | operand b |
 * |---|---|---|
 * | top | anything: too many values | |
 * | callable | callable id, or a closure (see `ValueTable.closure`) | node of the bound receiver + 1, or 0 |
 * | class | class id | |
 * | instance | class id | allocation node + 1; 0: some instance of the class or of a descendant |
 * | module | file index | |
 * | api | trie state | language index |
 * | site | node where a library object with its own storage was made | |
 * | object | allocation node: list, mapping, object literal, slot | |
 * | partial | index into the bound callables | node of the object it was read through + 2; 1: a method; 0: none |
 * | parent | class id: `super` inside its methods | node of the receiver + 1 |
 * | collector | node that gets what it is called with: a function that library code hands to a callback | argument index |
 */
export const VALUE_KIND = {
  top: 0,
  callable: 1,
  class: 2,
  instance: 3,
  module: 4,
  api: 5,
  site: 6,
  object: 7,
  partial: 8,
  parent: 9,
  collector: 10,
} as const;

export const TOP = 0;

/** Ids of closures are counted from here on; callables have smaller ones. */
const FIRST_CLOSURE = 0x400000;
/** Calls on the way of a closure out of its makers that are told apart. */
const LONGEST_CHAIN = 3;
/** Closures of one callable that are told apart; a program with more factories' calls has them in one. */
const MOST_CLOSURES = 64;

/** Operand of a bound callable that gets its receiver where it is read. */
export const UNBOUND_METHOD = 1;

const NO_CALLS: readonly number[] = Object.freeze([]);

interface Closure {
  readonly callable: number;
  /** The calls that handed it out, innermost first. */
  readonly chain: readonly number[];
}

/** Columns of a value: its kind and operands. */
const WIDTH = 3;
const KIND = 0;
const A = 1;
const B = 2;

/** Interns abstract values. */
export class ValueTable {
  readonly #rows = new IntRows(WIDTH, 1024);
  /** Operand a, and b with the kind, by id. */
  readonly #ids = new PairTable(1024);
  readonly #closures: Closure[] = [];
  readonly #closureIds = new Map<string, number>();
  readonly #closureCount = new Map<number, number>();

  constructor() {
    this.of(VALUE_KIND.top, 0, 0);
  }

  of(kind: number, a: number, b = 0): number {
    const id = this.#ids.intern(a, b * 16 + kind);
    if (id === this.#rows.length) {
      this.#rows.add();
      this.#rows.set(id, KIND, kind);
      this.#rows.set(id, A, a);
      this.#rows.set(id, B, b);
    }
    return id;
  }

  /**
   * The closure of a callable value as the result of `call`, which runs the callable that made it: two results of one factory are
   * different values, since what they have captured may be different. `value` itself when that is not told apart.
   */
  closure(value: number, call: number): number {
    const callable = this.callable(value);
    const chain = this.chain(value);
    if (chain.length >= LONGEST_CHAIN || chain.includes(call)) return value;
    const key = `${callable} ${chain.join()} ${call}`;
    let id = this.#closureIds.get(key);
    if (id === undefined) {
      const count = this.#closureCount.get(callable) ?? 0;
      if (count >= MOST_CLOSURES) return this.of(VALUE_KIND.callable, callable, this.b(value));
      this.#closureCount.set(callable, count + 1);
      id = this.#closures.push({ callable, chain: [...chain, call] }) - 1;
      this.#closureIds.set(key, id);
    }
    return this.of(VALUE_KIND.callable, FIRST_CLOSURE + id, this.b(value));
  }

  /** The value as it is read through the object at `receiver`: functions become methods of it. */
  bound(value: number, receiver: number): number {
    const kind = this.kind(value);
    if (kind === VALUE_KIND.callable && this.b(value) === 0) return this.of(kind, this.a(value), receiver + 1);
    const isMethod = kind === VALUE_KIND.partial && this.b(value) === UNBOUND_METHOD;
    return isMethod ? this.of(kind, this.a(value), receiver + UNBOUND_METHOD + 1) : value;
  }

  /** The callable of a callable value. */
  callable(value: number): number {
    const id = this.a(value);
    return id < FIRST_CLOSURE ? id : (this.#closures[id - FIRST_CLOSURE] as Closure).callable;
  }

  /** The calls that handed a callable value out of its makers, innermost first; empty where that is not known. */
  chain(value: number): readonly number[] {
    const id = this.a(value);
    return id < FIRST_CLOSURE ? NO_CALLS : (this.#closures[id - FIRST_CLOSURE] as Closure).chain;
  }

  /** Values are numbered from 0 up to this. */
  get count(): number {
    return this.#rows.length;
  }

  kind(value: number): number {
    return this.#rows.at(value, KIND);
  }

  a(value: number): number {
    return this.#rows.at(value, A);
  }

  b(value: number): number {
    return this.#rows.at(value, B);
  }
}
