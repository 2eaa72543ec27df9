import { test } from 'vitest';
import { expectProved } from '../support/expect-proved.js';

/** Rows that may still be removed unnoticed: the number may only fall. */
const UNPROVED = 125;

test('removing a row makes a fixture fail', { timeout: 300_000 }, async () => {
  await expectProved('python', UNPROVED);
});
