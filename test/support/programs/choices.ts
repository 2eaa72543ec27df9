import * as fc from 'fast-check';

/**
 * The decisions of a generator, taken from a list of numbers: a shorter list with smaller numbers makes a simpler program, which is
 * what fast-check shrinks towards. Behind the end every decision is the first.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** Whether numbers are left; a generator that asks for more only gets its simplest forms. */
  get left(): boolean {
    return this.#at < this.#numbers.length;
  }

  below(bound: number): number {
    return (this.#numbers[this.#at++] ?? 0) % bound;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** True once in so many times. */
  once(inSoMany: number): boolean {
    return this.below(inSoMany) === inSoMany - 1;
  }
}

/** Lists of numbers for `Choices`. */
export const choiceLists: fc.Arbitrary<number[]> = fc.array(fc.nat({ max: 999_983 }), {
  minLength: 24,
  maxLength: 200,
  size: 'max',
});
