import { test } from 'vitest';
import { expectProved } from '../support/expect-proved.js';

test('removing a row makes a fixture fail', { timeout: 300_000 }, async () => {
  await expectProved('python');
});
