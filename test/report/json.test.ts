import { readFileSync } from 'node:fs';
import { toJson } from '@tokentrail/report/json';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { fullReport, reportOf } from './sample.js';

const schema = JSON.parse(
  readFileSync(new URL('../../packages/report/schema/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);

it('writes reports that its published schema accepts', () => {
  for (const report of [reportOf([]), fullReport]) {
    const accepted = validate(JSON.parse(toJson(report)));
    expect(validate.errors ?? []).toEqual([]);
    expect(accepted).toBe(true);
  }
});

it('has a schema that refuses missing parts and wrong places, and allows additions', () => {
  expect(validate({ ...fullReport, findings: [{}] })).toBe(false);
  expect(validate({ ...fullReport, schemaVersion: 2 })).toBe(false);
  const [finding] = fullReport.findings;
  const absolute = { ...finding, location: { ...finding?.location, file: '/etc/passwd' } };
  expect(validate({ ...fullReport, findings: [absolute] })).toBe(false);
  expect(validate({ ...fullReport, later: true })).toBe(true);
});

it('loses nothing', () => {
  expect(JSON.parse(toJson(fullReport))).toEqual(fullReport);
});
