import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { expect, test } from 'vitest';
import { checkFacts } from './support/check-facts.js';
import { chains, type Dialect, plain, printChain } from './support/chain-program.js';
import { fixturesOf, readFixture } from './support/fixtures.js';
import { printTiny } from './support/tiny-print.js';
import { tinyPrograms } from './support/tiny-program.js';
import * as fc from 'fast-check';

const problemsOf = ({ path, text }: { readonly path: string; readonly text: string }): readonly string[] =>
  checkFacts((path.endsWith('.py') ? python : javascript).lower({ path, text }), text);

const fixtures = [
  ...['python', 'javascript', 'rules', 'models'].flatMap(fixturesOf),
  ...['python-vulnerable', 'python-safe', 'typescript-vulnerable', 'typescript-safe'].map((name) =>
    readFixture(`projects/${name}`),
  ),
];

test.for(fixtures)('the facts of $name are consistent', ({ files }) => {
  expect(files.flatMap(problemsOf)).toEqual([]);
});

test.for<Dialect>(['python', 'javascript'])('the facts of generated %s programs are consistent', (dialect) => {
  const path = dialect === 'python' ? 'main.py' : 'main.js';
  fc.assert(
    fc.property(tinyPrograms(true), chains, (program, chain) => {
      expect(problemsOf({ path, text: printTiny(program, dialect).text })).toEqual([]);
      expect(printChain(dialect, chain, plain).flatMap(problemsOf)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
