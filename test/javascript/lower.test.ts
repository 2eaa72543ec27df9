import { javascript } from '@tokentrail/javascript';
import { describe, expect, test } from 'vitest';
import { checkFacts } from '../support/check-facts.js';
import { factLines, readLoweringCases } from '../support/lowering-cases.js';
import { everyForm } from './every-form.js';

describe('lowering of JavaScript and TypeScript', () => {
  test.each(readLoweringCases('fixtures/javascript/lower'))('$title', ({ source, expected }) => {
    const facts = javascript.lower({ path: 'case.tsx', text: source });
    const lines = factLines(facts, source);
    expect(facts.diagnostics).toEqual([]);
    expect(checkFacts(facts, source)).toEqual([]);
    for (const line of expected) {
      if (line.startsWith('!')) expect(lines).not.toContain(line.slice(1));
      else expect(lines).toContain(line);
    }
  });
});

test('the facts of every form hold together', () => {
  for (const { dialect, text } of everyForm) {
    expect(checkFacts(javascript.lower({ path: `a.${dialect}`, text }), text)).toEqual([]);
  }
});
