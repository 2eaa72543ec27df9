import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { factLines, readLoweringCases } from '../support/lowering-cases.js';

describe('lowering of Python', () => {
  test.each(readLoweringCases('fixtures/python/lower'))('$title', ({ source, expected }) => {
    const facts = python.lower({ path: 'case.py', text: source });
    const lines = factLines(facts, source);
    expect(facts.diagnostics).toEqual([]);
    for (const line of expected) {
      if (line.startsWith('!')) expect(lines).not.toContain(line.slice(1));
      else expect(lines).toContain(line);
    }
  });
});
