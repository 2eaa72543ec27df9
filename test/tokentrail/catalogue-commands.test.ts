import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engine } from '../../packages/tokentrail/src/built-in-engine.js';
import { main } from '../../packages/tokentrail/src/main.js';
import { workspace } from './workspace.js';

async function run(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  let stdout = '';
  let stderr = '';
  const terminal = {
    stdout: { write: (text: string) => void (stdout += text), isTTY: false, columns: 80 },
    stderr: { write: (text: string) => void (stderr += text), isTTY: false, columns: 80 },
    env: {},
  };
  const code = await main(argv, terminal, engine);
  return { code, stdout, stderr };
}

const RULES = `rules:
  - id: secret-to-log
    kind: flow
    sources: [secret]
    sinks: [log]
    severity: high
    title: A secret is logged
    message: "{source} is written to {sink}"
models:
  - language: python
    source: { path: "acme.vault.read().ReturnValue", kind: secret }
  - language: python
    sink: { path: "logging.info.Argument[0]", kind: log }
  - language: any
    barrier: { function: "redact_all", kind: redaction }
`;

const SERVER = 'import logging\nfrom acme.vault import read\nlogging.info(read("x"))\nlogging.info("up")\n';

describe('rules and explain', () => {
  test("list what is loaded, with the user's own", async () => {
    const folder = workspace({ 'own.yaml': RULES });
    expect((await run('rules')).stdout).toMatch(/^authorization-passthrough {2}high .*\njwt-no-audience .*\n$/);
    expect((await run('rules', '-r', join(folder, 'own.yaml'))).stdout).toContain('secret-to-log');
    const json: unknown = JSON.parse((await run('rules', '--json')).stdout);
    expect(json).toMatchObject([{ id: 'authorization-passthrough' }, { id: 'jwt-no-audience' }]);
  });

  test('explain a rule; an unknown one is an error that names the others', async () => {
    const known = await run('explain', 'jwt-no-audience');
    expect(known.code).toBe(0);
    expect(known.stdout).toContain('Fix\n  Give the verifying call');
    expect(known.stdout).toContain('tokentrail-ignore jwt-no-audience: the reason');
    expect(known.stdout.split('\n').filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([]);
    expect(known.stdout).toContain('https://modelcontextprotocol.io/');
    const unknown = await run('explain', 'jwt-audience');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('there are authorization-passthrough, jwt-no-audience');
    expect((await run('explain', 'jwt-no-audince')).stderr).toContain('did you mean jwt-no-audience?');
    expect((await run('explain', 'passthrough')).stderr).toContain('did you mean authorization-passthrough?');
    const json: unknown = JSON.parse((await run('explain', 'jwt-no-audience', '--json')).stdout);
    expect(json).toMatchObject({ id: 'jwt-no-audience', calls: ['token-verification'] });
  });
});

describe('models', () => {
  test('are filtered by words, language, type and kind', async () => {
    const { stdout } = await run('models', 'HTTPX', 'auth', '--language', 'python', '--type', 'sink');
    expect(stdout).toContain('httpx.{Client,AsyncClient}');
    expect(stdout).not.toContain('javascript');
    expect((await run('models', '--kind', 'token-exchange', '--type', 'barrier')).stdout).toContain(
      'key subject_token',
    );
    const none = await run('models', 'no-such-library');
    expect(none).toMatchObject({ code: 0, stdout: '0 models\n' });
    expect(none.stderr).toContain('nothing is known of "no-such-library"');
    expect((await run('models', '--kind', 'inbound')).stderr).toContain('there are claims-validation, ');
    expect((await run('models', 'httpx', '--language', 'javascript')).stderr).toContain(
      'no model has all of httpx, javascript',
    );
    expect((await run('models', '--type', 'sinks')).code).toBe(2);
  });

  test('check: a file alone, and how often each of its models matches', async () => {
    const folder = workspace({ 'own.yaml': RULES, 'project/server.py': SERVER });
    const own = join(folder, 'own.yaml');
    expect(await run('models', 'check', own)).toMatchObject({
      code: 0,
      stdout: `${own}: 1 rule and 3 models, no errors\n`,
    });
    const { code, stdout } = await run('models', 'check', own, join(folder, 'project'));
    expect(code).toBe(1);
    expect(stdout.split('\n').map((line) => line.trim().split(/ {2,}/).slice(0, 4).join('|'))).toEqual([
      'matches|model',
      '1|python|source|acme.vault.read().ReturnValue',
      '2|python|sink|logging.info.Argument[0]',
      '0|any|barrier|any redact_all()',
      '3 models in 1 file, 1 without a match',
      '',
    ]);
  });

  test('check: as JSON', async () => {
    const folder = workspace({ 'own.yaml': RULES, 'project/server.py': SERVER });
    const own = join(folder, 'own.yaml');
    const alone: unknown = JSON.parse((await run('models', 'check', own, '--json')).stdout);
    expect(alone).toMatchObject({ rules: ['secret-to-log'], models: [{ matches: null }, {}, {}] });
    const { code, stdout } = await run('models', 'check', own, join(folder, 'project'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ models: [{ matches: 1 }, { matches: 2 }, { matches: 0 }] });
  });

  test('check: errors with line, column and a suggestion, all at once', async () => {
    const folder = workspace({ 'own.yaml': 'models:\n  - language: pyton\n    sink: { pth: "x.y", kind: log }\n' });
    const { code, stderr } = await run('models', 'check', join(folder, 'own.yaml'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/own\.yaml:2:15: .*did you mean python\?/);
    expect(stderr).toMatch(/own\.yaml:3:\d+: .*/);
  });

  test('a scan says which barrier of the user matches nothing', async () => {
    const folder = workspace({ 'own.yaml': RULES, 'project/server.py': SERVER });
    const { stderr, stdout } = await run('scan', '-r', join(folder, 'own.yaml'), '-f', 'json', join(folder, 'project'));
    expect(stderr).toContain('the barrier redact_all matches nothing in this program');
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: 'unmatched-model', level: 'warning' }] });
    const used = workspace({
      'own.yaml': RULES,
      'project/server.py': `${SERVER}logging.info(redact_all(read("y")))\n`,
    });
    const second = await run('scan', '-r', join(used, 'own.yaml'), '-f', 'json', join(used, 'project'));
    expect(second.stderr).not.toContain('matches nothing');
  });
});
