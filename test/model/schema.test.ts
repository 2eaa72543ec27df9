import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@tokentrail/catalogue';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { chooseCatalogue } from '../../packages/tokentrail/src/catalogue-choice.js';

// The schema as editors use it: found in the package, a schema by its own standard, with words for every key.

const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@tokentrail/core/schema/catalogue.schema.json'), 'utf8'),
) as Schema;

interface Schema {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly description?: string;
}

function undescribed(part: Schema, at: string): readonly string[] {
  const own = Object.entries(part.properties ?? {}).flatMap(([name, property]) => [
    ...(property.description === undefined ? [`${at}/${name}`] : []),
    ...undescribed(property, `${at}/${name}`),
  ]);
  const below = Object.entries(part.definitions ?? {}).flatMap(([name, definition]) =>
    undescribed(definition, `#${name}`),
  );
  return [...own, ...below, ...(part.items === undefined ? [] : undescribed(part.items, `${at}[]`))];
}

describe('the schema of rules files', () => {
  const validate = new Ajv({ strict: false }).compile(schema);

  test('says of every key what it is', () => {
    expect(undescribed(schema, '')).toEqual([]);
  });

  test('takes the built-in catalogue and the example, and nothing with a key that is misspelt', () => {
    const example = fileURLToPath(
      new URL('../../fixtures/examples/secrets-to-logs/secrets-to-logs.yaml', import.meta.url),
    );
    const value = chooseCatalogue([example], false);
    expect([validate(catalogue), validate(value)]).toEqual([true, true]);
    expect(validate({ modles: [] })).toBe(false);
  });

  test('is at the address that the example gives to editors', () => {
    const example = new URL('../../fixtures/examples/secrets-to-logs/secrets-to-logs.yaml', import.meta.url);
    const [, address = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(example, 'utf8')) ?? [];
    expect(JSON.parse(readFileSync(new URL(address, example), 'utf8'))).toEqual(schema);
  });
});
