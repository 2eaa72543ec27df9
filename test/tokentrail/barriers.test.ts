import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@tokentrail/core';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { engine } from '../../packages/tokentrail/src/built-in-engine.js';
import { main } from '../../packages/tokentrail/src/main.js';
import { workspace } from './workspace.js';

// What a user sees of exchanges: those that ended a flow, those that only pretend, and names that match nothing, in every format.

const fixtures = fileURLToPath(new URL('../../fixtures/rules/authorization-passthrough/', import.meta.url));

const rulesWith = (misspelt: string): string => `models:
  - language: any
    barrier: { function: ${misspelt}, kind: token-exchange }
  - language: any
    barrierGuard: { path: "acme.auth.is_ours", argument: 0, when: true, kind: token-exchange }
`;

async function scan(
  folder: string,
  format: string,
  misspelt: string,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const own = join(workspace({ 'own.yaml': rulesWith(misspelt) }), 'own.yaml');
  let stdout = '';
  let stderr = '';
  const terminal = {
    stdout: { write: (text: string) => void (stdout += text), isTTY: false, columns: 100 },
    stderr: { write: (text: string) => void (stderr += text), isTTY: false, columns: 100 },
    env: {},
  };
  await main(['scan', join(fixtures, folder), '-r', own, '--context', 'any', '-f', format], terminal, engine);
  return { stdout, stderr };
}

describe.each([
  { folder: 'named_exchange', real: 'exchange_for_downstream', fake: 'mint_downstream_token', file: 'server.py' },
  { folder: 'ts_named_exchange', real: 'exchangeForDownstream', fake: 'mintDownstreamToken', file: 'server.ts' },
])('$folder', ({ folder, real, fake, file }) => {
  const misspelt = real.replace('ream', 'raem');
  const unmatched = [
    `the barrier ${misspelt} matches nothing in this program (did you mean ${real}?)`,
    'the barrier acme.auth.is_ours matches nothing in this program',
  ];
  const pretended = `${fake}() hands its argument back unchanged`;

  test('JSON holds cleared flows with the place of the barrier, pretended barriers, and names that match nothing', async () => {
    const { stdout, stderr } = await scan(folder, 'json', misspelt);
    const report = JSON.parse(stdout) as Report;
    const barriers = report.cleared.map(({ barrier }) => `${barrier.location.file} ${barrier.message}`);
    expect(barriers).toEqual(expect.arrayContaining([`${file} renew()`, `${file} ${real}()`]));
    for (const { related } of report.findings) {
      expect(related.map(({ message }) => message)).toEqual([expect.stringContaining('hands its argument back')]);
    }
    const messages = (code: string) => report.diagnostics.filter((one) => one.code === code).map((one) => one.message);
    expect(messages('unmatched-model')).toEqual(unmatched);
    expect(messages('fake-barrier')).toContain(`${pretended}, so it ends no flow`);
    expect(messages('fake-barrier')).toHaveLength(report.findings.length);
    for (const message of unmatched) expect(stderr).toContain(message);
  });

  test('SARIF has them as related locations and notifications', async () => {
    const [run] = (JSON.parse((await scan(folder, 'sarif', misspelt)).stdout) as Log).runs;
    const notes = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
    const texts = (id: string) => notes.filter((one) => one.descriptor?.id === id).map((one) => one.message.text);
    expect(texts('unmatched-model')).toEqual(unmatched.map((message) => `${message}.`));
    expect(texts('fake-barrier')).toContain(`${pretended}, so it ends no flow.`);
    const cleared = notes.find((one) => one.descriptor?.id === 'cleared-flow');
    expect(cleared?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(file);
    for (const { relatedLocations } of run?.results ?? [])
      expect(relatedLocations?.some(({ message }) => message?.text?.includes('hands its argument back'))).toBe(true);
  });

  test('text shows them once', async () => {
    const { stdout, stderr } = await scan(folder, 'text', misspelt);
    expect(stdout).toContain(`cleared: ${file}:`);
    expect(stdout).toContain(`see: ${file}:`);
    for (const message of unmatched) expect(stdout.split(message)).toHaveLength(2);
    expect(stderr).toBe('');
  });
});
