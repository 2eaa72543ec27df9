import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@tokentrail/catalogue';
import { type Catalogue, inspect, LineIndex, parseApiPath, parseRelativePath } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { parseRulesFile } from '../../packages/tokentrail/src/rules-file.js';
import { type Block, blocksOf, commandsOf, differenceFrom } from '../support/docs/blocks.js';
import { GUIDES } from '../support/docs/index-page.js';
import { testCatalogue } from '../support/test-catalogue.js';

// Everything that a page written by hand shows is run: commands, programs, rules files, paths.

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'packages/tokentrail/bin/tokentrail.js');

/** Where the commands of a page are run. */
const FOLDERS: Readonly<Record<string, string>> = {
  'docs/paths.md': 'fixtures/examples',
  'docs/rules-files.md': 'fixtures/examples',
  'docs/tutorial.md': 'fixtures/examples/secrets-to-logs',
};

const guides = GUIDES.map(([page]) => `docs/${page}`).filter((page) => page !== 'docs/coverage.md');
const read = (page: string): string => readFileSync(join(root, page), 'utf8');
const blocks = (page: string, info: RegExp): readonly Block[] =>
  blocksOf(read(page)).filter((block) => info.test(block.info));

function run(command: string, folder: string): readonly string[] {
  const [, ...argv] = command.split(/\s+/);
  try {
    return linesOf(
      execFileSync(process.execPath, [bin, ...argv], { cwd: join(root, folder), encoding: 'utf8', stdio: 'pipe' }),
    );
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    return linesOf(stdout + stderr);
  }
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

describe.each(guides)('%s', (page) => {
  const shown = blocks(page, /^console$/).flatMap(commandsOf);

  test.each(shown.map((one) => [one.command, one.output] as const))('$ %s', (command, output) => {
    expect(command).toMatch(/^tokentrail /);
    expect(differenceFrom(output, run(command, FOLDERS[page] ?? ''))).toBeNull();
  });

  test('its programs run as they stand', () => {
    for (const block of blocks(page, /^(?:js|javascript) run$/)) {
      const file = join(root, `guide-example-${block.line}.tmp.mjs`);
      writeFileSync(file, block.text);
      try {
        const output = execFileSync(process.execPath, [file], { cwd: root, encoding: 'utf8' });
        const said = [...block.text.matchAll(/\/\/ prints (.*)$/gm)].map(([, text]) => text);
        expect(linesOf(output), `${page}:${block.line}`).toEqual(said);
      } finally {
        rmSync(file);
      }
    }
  });

  test('its rules files are valid', () => {
    for (const block of blocks(page, /^(?:yaml|json) rules$/)) {
      expect(parseRulesFile(block.text, catalogue).errors, `${page}:${block.line}`).toEqual([]);
    }
  });

  test('what it quotes stands in the file that it names', () => {
    for (const block of blocks(page, /^\w+ from /)) {
      const file = block.info.split(' from ')[1] ?? '';
      expect(read(join(FOLDERS[page] ?? '', file)), `${page}:${block.line}`).toContain(block.text);
    }
  });

  test('every path of its programs leads to what stands on the line', async () => {
    for (const block of blocks(page, / paths$/))
      expect(await unreachedPaths(block), `${page}:${block.line}`).toEqual([]);
  });
});

/** Paths in the comments of a block that neither a source nor a sink on their line has. */
async function unreachedPaths({ info, text }: Block): Promise<readonly string[]> {
  const language = info.startsWith('python') ? 'python' : 'javascript';
  const marked = text.split('\n').flatMap((line, index) => {
    const path = /(?:#|\/\/) (\S+)$/.exec(line)?.[1];
    return path === undefined ? [] : [{ path, line: index + 1 }];
  });
  expect(marked.length).toBeGreaterThan(0);
  const models: Catalogue['models'] = marked.flatMap(({ path }, index) => [
    { language, source: { path, kind: `s${index}` } },
    { language, sink: { path, kind: `t${index}`, contents: 'any' } },
  ]);
  const { program } = await inspect({
    files: [{ path: language === 'python' ? 'page.py' : 'page.ts', text }],
    languages: [python, javascript],
    catalogue: { ...testCatalogue, rules: [], models, kinds: [] },
  });
  const lines = new LineIndex(text);
  const found = new Set(
    [...program.sources, ...program.sinks].map(
      ({ kind, site }) => `${kind.slice(1)} ${lines.position(site.span.from).line}`,
    ),
  );
  return marked.filter(({ line }, index) => !found.has(`${index} ${line}`)).map(({ path, line }) => `${line}: ${path}`);
}

describe('docs/paths.md', () => {
  const rows = [...read('docs/paths.md').matchAll(/^\| `(.+?)` \| (.+) \|$/gm)].map(
    ([, path = '', text = '']) => [path, text.replaceAll('\\|', '|')] as const,
  );
  const at = rows.findIndex(([path]) => path === 'acme.send(x)');

  test.each(rows.slice(0, at))('%s is a relative path', (path) => {
    expect(parseRelativePath(path).errors).toEqual([]);
  });

  test.each(rows.slice(at))('%s is none: %s', (path, message) => {
    expect(
      parseApiPath(path)
        .errors.map((error) => error.message)
        .join('; '),
    ).toContain(message);
  });
});

test('links between pages lead somewhere', () => {
  const pages = [
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'benchmarks/README.md'].filter((page) =>
      existsSync(join(root, page)),
    ),
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name.replaceAll('\\', '/')}`),
  ];
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});
