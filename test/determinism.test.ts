import { catalogue } from '@tokentrail/catalogue';
import { analyze, createProject, type SourceFile } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { fixturesOf } from './support/fixtures.js';

const languages = [python, javascript];

/** All rule fixtures as one program, each in its own folder. */
const program: readonly SourceFile[] = fixturesOf('rules').flatMap((fixture) =>
  fixture.files.map((file) => ({ path: `${fixture.name.replace(/\.\w+$/, '')}/${file.path}`, text: file.text })),
);

const reportOf = async (files: readonly SourceFile[]): Promise<string> =>
  JSON.stringify(await analyze({ files, languages, catalogue, context: 'any' }));

describe('the report', () => {
  test('is the same to the byte for any order of the files', async () => {
    const straight = await reportOf(program);
    expect(await reportOf(program.toReversed())).toBe(straight);
    const odd = program.filter((_, index) => index % 2 === 1);
    const even = program.filter((_, index) => index % 2 === 0);
    expect(await reportOf([...odd, ...even])).toBe(straight);
  });

  test('of an edited project is that of a fresh analysis', async () => {
    const project = createProject({ languages, catalogue, context: 'any' });
    for (const file of program) project.set(file.path, file.text);
    project.check();
    const [first, second, ...rest] = program;
    if (first === undefined || second === undefined) throw new Error('no fixtures');
    project.set(first.path, `${first.text}\n# edited\n`);
    project.delete(second.path);
    const edited = JSON.stringify(project.check());
    expect(edited).toBe(await reportOf([{ path: first.path, text: `${first.text}\n# edited\n` }, ...rest]));
    project.set(first.path, first.text);
    project.set(second.path, second.text);
    expect(JSON.stringify(project.check())).toBe(await reportOf(program));
  });

  test('does not change with a file that nothing refers to', async () => {
    const unrelated = { path: 'zzz/unrelated.py', text: 'def unrelated_function():\n    return 1\n' };
    const before = JSON.parse(await reportOf(program)) as { findings: unknown };
    const after = JSON.parse(await reportOf([...program, unrelated])) as { findings: unknown };
    expect(after.findings).toEqual(before.findings);
  });
});
