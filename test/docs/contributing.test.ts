import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@tokentrail/catalogue';
import { inspect, type Model } from '@tokentrail/core';
import { python } from '@tokentrail/python';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { compare } from '../support/compare.js';
import { blocksOf } from '../support/docs/blocks.js';
import { readExpectations } from '../support/expectations.js';

// The exercise of CONTRIBUTING.md is done as it stands there, without touching a file.

const page = readFileSync(fileURLToPath(new URL('../../CONTRIBUTING.md', import.meta.url)), 'utf8');
const [rows, line, program] = blocksOf(page).filter(({ info }) => info === 'typescript' || info === 'python');

/** While somebody does the exercise, its rows are in the catalogue. */
const others = catalogue.models.filter((model) => !JSON.stringify(model).includes('courier.'));

async function differences(models: readonly Model[]): Promise<readonly string[]> {
  const text = program?.text ?? '';
  const path = 'courier_library.py';
  const outcome = await inspect({
    files: [{ path, text }],
    languages: [python],
    catalogue: { ...catalogue, models: [...others, ...models] },
    context: 'any',
  });
  const kindsOf = new Map(
    catalogue.rules.map((rule) => [rule.id, new Set(rule.kind === 'flow' ? rule.sinks : rule.calls)] as const),
  );
  return compare(readExpectations(path, text), { ...outcome, kindsOf });
}

async function exercise(): Promise<readonly Model[]> {
  const { code } = transformSync(rows?.text ?? '', { loader: 'ts', format: 'esm' });
  const { courier } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    courier: readonly Model[];
  };
  return courier;
}

test('the rows and the fixture of the exercise belong together', async () => {
  expect(line?.text).toBe("export { courier } from './courier.js';\n");
  expect(await differences(await exercise())).toEqual([]);
});

test('each of its rows is needed', async () => {
  const courier = await exercise();
  expect(courier).toHaveLength(4);
  for (const [index, row] of courier.entries()) {
    const problems = await differences(courier.filter((_, at) => at !== index));
    expect(problems, JSON.stringify(row)).not.toEqual([]);
  }
});
