import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@tokentrail/core';
import { describe, expect, it } from 'vitest';
import type { AnalysisRequest, Engine } from '../../packages/tokentrail/src/engine.js';
import { main } from '../../packages/tokentrail/src/main.js';
import { finding, reportOf } from '../report/sample.js';
import { workspace } from './workspace.js';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly AnalysisRequest[];
}

interface Setting {
  readonly report?: Report;
  readonly fail?: Error;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
}

/** Runs the command line with an engine that gives a prepared report. */
async function run(argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const requests: AnalysisRequest[] = [];
  const engine: Engine = {
    extensions: ['.py', '.ts'],
    analyze: (request) => {
      requests.push(request);
      request.onProgress?.({ stage: 'lower', done: 1, total: 2 });
      return setting.fail === undefined
        ? Promise.resolve(setting.report ?? reportOf([finding]))
        : Promise.reject(setting.fail);
    },
    countRows: () => Promise.resolve(new Map()),
  };
  let stdout = '';
  let stderr = '';
  const isTTY = setting.terminal ?? false;
  const terminal = {
    stdout: { write: (text: string) => void (stdout += text), isTTY, columns: 80 },
    stderr: { write: (text: string) => void (stderr += text), isTTY, columns: 80 },
    env: setting.env ?? {},
  };
  return { code: await main(argv, terminal, engine), stdout, stderr, requests };
}

const program = (): string => workspace({ 'app.py': 'x = 1\n', 'pyproject.toml': '' });

describe('the command line', () => {
  it('scans a folder and prints the report alone on stdout', async () => {
    const { code, stdout, stderr, requests } = await run(['scan', program()]);
    expect(code).toBe(1);
    expect(stdout).toContain('src/send.py:7:1  high  passthrough');
    expect(stderr).toBe('');
    expect(requests[0]?.files).toEqual([{ path: 'app.py', text: 'x = 1\n' }]);
    expect(requests[0]?.manifests.map((file) => file.path)).toEqual(['pyproject.toml']);
    expect(requests[0]?.context).toBe('project');
    expect(requests[0]?.catalogue.rules.map((rule) => rule.id)).toEqual([
      'authorization-passthrough',
      'jwt-no-audience',
    ]);
  });

  it('is the scan command without its name as well', async () => {
    expect((await run([program(), '--context', 'any'])).requests[0]?.context).toBe('any');
  });

  it('writes JSON and SARIF, to stdout or a file', async () => {
    const folder = program();
    expect(JSON.parse((await run([folder, '--format', 'json'])).stdout)).toEqual(reportOf([finding]));
    expect(JSON.parse((await run([folder, '-f', 'sarif'])).stdout)).toMatchObject({ version: '2.1.0' });
    const target = join(folder, 'out.sarif');
    const { stdout, stderr } = await run([folder, '-o', target]);
    expect(stdout).toBe('');
    expect(stderr).toBe(`tokentrail: 1 finding written to ${target}\n`);
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ version: '2.1.0' });
    const refused = await run([folder, '-o', join(folder, 'no/such/folder.json')]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('there is no folder');
    expect(refused.requests).toEqual([]);
    expect((await run([folder, '-o', folder])).stderr).toContain('is a folder');
  });

  it.each([
    ['scann', 'scan'],
    ['modles', 'models'],
    ['rule', 'rules'],
  ])('takes %s for a misspelt command where there is no such path', async (word, meant) => {
    const { code, stderr } = await run([word]);
    expect(code).toBe(2);
    expect(stderr).toBe(`tokentrail: ${word}: no such file or folder (did you mean the command ${meant}?)\n`);
    expect((await run(['nowhere'])).stderr).toBe('tokentrail: nowhere: no such file or folder\n');
    expect((await run(['scan', 'nowhere'])).stderr).toBe('tokentrail: nowhere: no such file or folder\n');
  });

  it.each([
    ['note', 'note', 1],
    ['note', 'low', 0],
    ['medium', 'high', 0],
    ['high', 'high', 1],
    ['critical', 'none', 0],
  ] as const)('with a finding of severity %s and --fail-on %s exits with %i', async (severity, failOn, code) => {
    const report = reportOf([{ ...finding, severity }]);
    expect((await run([program(), '--fail-on', failOn], { report })).code).toBe(code);
  });

  it('exits with 0 without open findings and with 2 when the analysis failed', async () => {
    expect((await run([program()], { report: reportOf([]) })).code).toBe(0);
    const suppressed = reportOf([{ ...finding, suppressed: { kind: 'inline', reason: '' } }]);
    expect((await run([program()], { report: suppressed })).code).toBe(0);
    const failed = reportOf([finding], {
      diagnostics: [{ level: 'error', code: 'x', message: 'failed', location: null }],
    });
    expect((await run([program()], { report: failed })).code).toBe(2);
    const inOneFile = { level: 'error', code: 'nesting', message: 'too deep', location: finding.location } as const;
    expect((await run([program()], { report: reportOf([], { diagnostics: [inOneFile] }) })).code).toBe(0);
    const crashed = await run([program()], { fail: new Error('boom') });
    expect(crashed.code).toBe(2);
    expect(crashed.stderr).toContain('internal error: boom');
    expect(crashed.stderr).not.toContain('    at ');
  });

  it.each([
    [['--fromat', 'json'], "unknown option '--fromat'", 'Did you mean --format?'],
    [['--format', 'xml'], 'Allowed choices are text, json, sarif', ''],
    [['--fail-on', 'sever'], 'Allowed choices are note, low, medium, high, critical, none', ''],
    [['no/such/path'], 'no/such/path: no such file or folder', ''],
    [['--no-default-rules'], 'leaves no rule to look for', ''],
    [['--rules', 'missing.yaml'], 'missing.yaml: no such rules file', ''],
  ])('tells what is wrong with %j and exits with 2', async (argv, message, hint) => {
    const { code, stdout, stderr, requests } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(stdout).toBe('');
    expect(requests).toEqual([]);
  });

  it('prints help and version with exit code 0', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    const help = await run(['scan', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('--no-default-rules');
  });

  it('says so when a folder holds nothing to analyse', async () => {
    const empty = reportOf([]);
    const report = { ...empty, coverage: { ...empty.coverage, files: 0 } };
    const folder = workspace({});
    const { code, stderr } = await run([folder], { report });
    expect(code).toBe(0);
    expect(stderr).toBe(`tokentrail: no Python, JavaScript or TypeScript file found in ${folder}\n`);
    expect((await run([folder, '--quiet'], { report })).stderr).toBe('');
  });

  it('adds rules of a file, or takes them alone', async () => {
    const rules = `rules: [{ id: my-rule, kind: flow, severity: low, message: m, sources: [s], sinks: [t] }]
models:
  - { language: any, source: { function: SOURCE, kind: s } }
  - { language: any, sink: { function: SINK, kind: t } }
`;
    const folder = workspace({ 'a.py': '', 'rules.yaml': rules });
    const file = join(folder, 'rules.yaml');
    const added = (await run([folder, '--rules', file])).requests[0]?.catalogue;
    expect(added?.rules.map((rule) => rule.id)).toEqual(['authorization-passthrough', 'jwt-no-audience', 'my-rule']);
    const alone = (await run([folder, '--rules', file, '--no-default-rules'])).requests[0]?.catalogue;
    expect(alone?.rules.map((rule) => rule.id)).toEqual(['my-rule']);
    const looked = (alone?.models ?? []).filter(
      (row) => 'source' in row || 'sink' in row || 'barrier' in row || 'call' in row,
    );
    expect(looked).toHaveLength(2);
    expect(alone?.models.some((row) => 'summary' in row)).toBe(true);
    expect(alone?.genericSinks).toEqual([]);
  });

  it('lists all errors of a rules file with their places', async () => {
    const folder = workspace({ 'rules.yaml': 'rules:\n  - id: x\n    kind: flow\nmodel: []\n' });
    const file = join(folder, 'rules.yaml');
    const { code, stderr } = await run([folder, '--rules', file]);
    expect(code).toBe(2);
    expect(stderr.split('\n')).toEqual([
      `${file}:2:5: "message" is missing`,
      `${file}:2:5: "severity" is missing`,
      `${file}:2:5: "sinks" is missing`,
      `${file}:2:5: "sources" is missing`,
      `${file}:4:1: unknown key "model" (did you mean models?)`,
      '',
    ]);
  });

  it('colours and shows progress only on a terminal', async () => {
    const folder = program();
    expect((await run([folder])).stdout).not.toContain('\u001b');
    const live = await run([folder], { terminal: true });
    expect(live.stdout).toContain('\u001b[31m');
    expect(live.stderr).toContain('reading files 1/2');
    expect((await run([folder], { terminal: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
    expect((await run([folder], { terminal: true, env: { CI: 'true' } })).stderr).toBe('');
    expect((await run([folder, '--quiet'], { terminal: true })).stderr).toBe('');
    expect((await run([folder, '--color', 'always'])).stdout).toContain('\u001b[31m');
    expect((await run([folder, '--format', 'json'], { terminal: true })).stdout).not.toContain('\u001b');
  });
});
