import { describe, expect, test } from 'vitest';
import {
  FORM_FOLDERS,
  type FormSection,
  formGroupsOf,
  formProblems,
  formSectionsOf,
} from './support/language-forms.js';

describe('language forms', () => {
  test.for(FORM_FOLDERS)('every form of $language has a fixture that shows both directions', ({ folder }) => {
    expect(formProblems(formGroupsOf(folder), formSectionsOf(folder))).toEqual([]);
  });
});

test('a form without a fixture, a one-sided form and an unlisted form are problems', () => {
  const section = (form: string, key: 'finding' | 'absent'): FormSection => ({
    form,
    path: 'python/names/walrus.py',
    line: 2,
    expectations: [{ key, value: 'flow', name: null, state: 'expected', file: 'walrus.py', line: 3, isAlone: false }],
  });
  const sections = [section('walrus', 'finding'), section('walrus', 'absent'), section('swap', 'finding')];
  const problems = (forms: readonly string[]) => formProblems([{ group: 'Names', forms }], sections);
  expect(problems(['walrus', 'swap'])).toEqual(["python/names/walrus.py:2: 'swap' has no line with 'absent'"]);
  expect(problems(['walrus', 'swap', 'star'])).toContain("'star' has no fixture");
  expect(problems(['walrus'])).toEqual(["python/names/walrus.py:2: 'swap' is not in forms.json"]);
});
