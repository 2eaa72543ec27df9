import { type Report } from '@tokentrail/core';
import { type SarifOptions, toSarif } from '@tokentrail/report/sarif';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarifErrors } from './sarif-schema.js';
import { at, finding, fullReport, reportOf, step } from './sample.js';

function runOf(report: Report, options: SarifOptions = {}): Run {
  const log = JSON.parse(toSarif(report, options)) as Log;
  expect(sarifErrors(log)).toEqual([]);
  const [run, ...others] = log.runs;
  if (run === undefined || others.length > 0) throw new Error('expected exactly one run');
  return run;
}

function resultsOf(report: Report, options: SarifOptions = {}): readonly Result[] {
  return runOf(report, options).results ?? [];
}

function only(report: Report): Result {
  const [result] = resultsOf(report);
  if (result === undefined) throw new Error('expected a result');
  return result;
}

describe('toSarif', () => {
  it('is valid for empty and full reports, suppressed findings shown or not', () => {
    expect(resultsOf(reportOf([]))).toEqual([]);
    expect(resultsOf(fullReport)).toHaveLength(2);
    expect(resultsOf(fullReport, { showSuppressed: true, category: 'api' })).toHaveLength(3);
  });

  it('has a schema test that refuses wrong logs', () => {
    expect(sarifErrors({ version: '2.1.0', runs: [{ results: [{ level: 'critical' }] }] })).not.toEqual([]);
  });

  it('puts the result where the finding is, narrow and relative to the root', () => {
    const { locations, level, ruleId, ruleIndex } = only(reportOf([finding]));
    expect({ level, ruleId, ruleIndex }).toEqual({ level: 'error', ruleId: 'passthrough', ruleIndex: 0 });
    expect(locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'src/send.py', uriBaseId: '%SRCROOT%' },
      region: {
        startLine: 7,
        startColumn: 1,
        endLine: 7,
        endColumn: 6,
        snippet: { text: 'httpx.get(URL, headers={"Authorization": token})' },
      },
    });
    expect(runOf(reportOf([finding])).originalUriBaseIds?.['%SRCROOT%']?.uri).toBeUndefined();
  });

  it('percent-encodes paths segment by segment', () => {
    const odd = resultsOf(fullReport)[1];
    expect(odd?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'src/%5Bid%5D/caf%C3%A9%20x/a%3Ab%23c.ts',
    );
    const half = only(reportOf([{ ...finding, location: at('a\ud800.py', 1) }]));
    expect(half.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('a%EF%BF%BD.py');
  });

  it('shows the trail from source to sink as one thread flow', () => {
    const flows = only(reportOf([finding])).codeFlows ?? [];
    expect(flows).toHaveLength(1);
    const locations = flows[0]?.threadFlows[0]?.locations ?? [];
    expect(locations.map((location) => location.location?.message?.text)).toEqual([
      'source in line 3.',
      'call in line 4.',
      'sink in line 7.',
    ]);
    expect(locations.map((location) => location.importance)).toEqual(['essential', 'important', 'essential']);
    expect(locations.map((location) => location.nestingLevel)).toEqual([0, 0, 1]);
  });

  it('shifts nesting so that it never falls below zero', () => {
    const [, second] = resultsOf(fullReport);
    const nesting = second?.codeFlows?.[0]?.threadFlows[0]?.locations.map((location) => location.nestingLevel);
    expect(nesting).toEqual([0, 3]);
  });

  it('links every related location from the message', () => {
    const [, second] = resultsOf(fullReport);
    expect(second?.message.text).toBe(
      'A token (with) (odd)(1) text over lines. See [the Authorization header](1), [the caller](2).',
    );
    expect(second?.relatedLocations?.map((location) => location.id)).toEqual([1, 2]);
  });

  it('writes the line hash of the finding when the text is at hand', () => {
    const text = `${'\n'.repeat(6)}import subprocess\n`;
    const [result] = resultsOf(reportOf([finding]), { textOf: (file) => (file === 'src/send.py' ? text : undefined) });
    expect(result?.partialFingerprints?.['primaryLocationLineHash']).toMatch(/^[0-9a-f]+:1$/);
    expect(result?.partialFingerprints?.['tokentrailFlow/v1']).toBe(finding.fingerprint);
    expect(only(reportOf([finding])).partialFingerprints).not.toHaveProperty('primaryLocationLineHash');
  });

  it('describes rules with CWE, severity and help', () => {
    const run = runOf(reportOf([]));
    const [rule] = run.tool.driver.rules ?? [];
    expect(rule).toMatchObject({
      id: 'passthrough',
      name: 'Passthrough',
      helpUri: 'https://example.org/spec',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'external/cwe/cwe-441', 'external/cwe/cwe-522'], 'security-severity': '8.1' },
    });
    expect(rule?.help?.markdown).toContain('**Fix.** Exchange the token.');
    expect(rule?.relationships?.map((relation) => relation.target.id)).toEqual(['CWE-441', 'CWE-522']);
    expect(run.taxonomies?.[0]?.taxa?.map((taxon) => taxon.id)).toEqual(['CWE-441', 'CWE-522']);
  });

  it('describes a rule that says little about itself', () => {
    const bare = {
      id: 'x',
      title: 'x',
      description: '',
      impact: '',
      fix: '',
      severity: 'low',
      cwe: [],
      clause: null,
    } as const;
    const [rule] = runOf({ ...reportOf([]), rules: [bare] }).tool.driver.rules ?? [];
    expect(rule?.fullDescription?.text).toBe('x.');
    expect(rule?.help?.text).toMatch(/^x\n\nAcknowledge: [^\n]*$/);
    expect(rule).not.toHaveProperty('helpUri');
  });

  it('says in notifications what was skipped, cut, cleared or undecided', () => {
    const [invocation] = runOf(fullReport).invocations ?? [];
    const ids = invocation?.toolExecutionNotifications?.map((notification) => notification.descriptor?.id);
    expect(ids).toEqual(['slow-file', 'partly-parsed', 'skipped-file', 'limit-reached', 'undecided', 'cleared-flow']);
    expect(invocation?.executionSuccessful).toBe(true);
    const failed = reportOf([], {
      diagnostics: [{ level: 'error', code: 'crash', message: 'Failed', location: null }],
    });
    expect(runOf(failed).invocations?.[0]?.executionSuccessful).toBe(false);
  });

  it('keeps the gravest 5,000 results and the ends of long trails, and says so', () => {
    const many = Array.from({ length: 5_001 }, (_, line) => ({
      ...finding,
      location: at('a.py', line + 1),
      trail: [],
    }));
    const note = { ...finding, severity: 'note' as const, location: at('0.py', 1), trail: [] };
    const run = runOf(reportOf([note, ...many]));
    expect(run.results).toHaveLength(5_000);
    expect(run.results?.some((result) => result.level === 'note')).toBe(false);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      '2 further findings are not in this file.',
    );

    const trail = Array.from({ length: 300 }, (_, index) => step(index === 299 ? 'sink' : 'step', 'a.py', index + 1));
    const long = runOf(reportOf([{ ...finding, trail }]));
    const locations = long.results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(locations).toHaveLength(250);
    expect(locations.at(-1)?.location?.message?.text).toBe('sink in line 300.');
    expect(long.invocations?.[0]?.toolExecutionNotifications?.[0]?.descriptor?.id).toBe('trail-shortened');
  });

  it('counts notifications that are too many', () => {
    const skipped = Array.from({ length: 130 }, (_, index) => ({ file: `f${index}`, reason: 'too large' }));
    const report = reportOf([]);
    const run = runOf({ ...report, coverage: { ...report.coverage, skipped } });
    const notifications = run.invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(notifications).toHaveLength(101);
    expect(notifications.at(-1)?.message.text).toBe('30 more of this kind are left out.');
  });

  it('leaves the category to the uploader unless it is given', () => {
    expect(runOf(reportOf([])).automationDetails).toBeUndefined();
    expect(runOf(reportOf([]), { category: 'api' }).automationDetails?.id).toBe('api/');
  });

  it('writes suppressions on every result or on none', () => {
    expect(resultsOf(fullReport).every((result) => result.suppressions === undefined)).toBe(true);
    const shown = resultsOf(fullReport, { showSuppressed: true });
    expect(shown.map((result) => result.suppressions?.length)).toEqual([0, 0, 1]);
  });

  it('gives the same bytes for the same report', () => {
    expect(toSarif(fullReport)).toBe(toSarif(structuredClone(fullReport)));
    expect(toSarif(fullReport).endsWith('}\n')).toBe(true);
  });
});
