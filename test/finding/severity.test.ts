import { describe, expect, it } from 'vitest';
import { isExamplePath, isTestPath } from '../../packages/core/src/text/path-kinds.js';
import { severityAt } from '../../packages/core/src/finding/severity.js';

describe('paths', () => {
  it.for([
    'tests/a.py',
    'src/__tests__/a.ts',
    'test_a.py',
    'src/a_test.py',
    'conftest.py',
    'src/a.test.ts',
    'a.spec.tsx',
    'e2e/x.js',
  ])('%s is a test', (path) => expect(isTestPath(path)).toBe(true));

  it.for(['src/contest.py', 'latest/a.ts', 'src/attest.ts', 'src/testimony.py', 'specification.py'])(
    '%s is no test',
    (path) => expect(isTestPath(path)).toBe(false),
  );

  it('tells examples from other code', () => {
    expect(isExamplePath('examples/server.py')).toBe(true);
    expect(isExamplePath('src/example.py')).toBe(false);
  });
});

describe('severity', () => {
  it('falls by one step away from entries and to a note outside', () => {
    expect(severityAt('high', 'entry')).toBe('high');
    expect(severityAt('high', 'server')).toBe('medium');
    expect(severityAt('note', 'server')).toBe('note');
    expect(severityAt('critical', 'outside')).toBe('note');
  });
});
