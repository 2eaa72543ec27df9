import { parser as stockJavaScript } from '@lezer/javascript';
import { parser as stockPython } from '@lezer/python';
import type { SyntaxTree } from '@tokentrail/syntax';
import { describe, expect, test } from 'vitest';
import { type Dialect, parseJavaScript } from '../../packages/javascript/src/grammar.js';
import { parsePython } from '../../packages/python/src/grammar.js';
import { applyEdits } from '../../packages/syntax/build/apply-edits.mjs';

type Show = readonly [source: string, shape: string, dialect?: Dialect];

interface EditFile {
  readonly grammarEdits: readonly { readonly name: string; readonly shows: readonly Show[] }[];
  readonly tokenEdits: EditFile['grammarEdits'];
}

interface Case {
  readonly name: string;
  readonly source: string;
  readonly shape: string;
  readonly dialect: Dialect;
}

async function casesOf(language: string): Promise<Case[]> {
  const file = new URL(`../../packages/${language}/grammar/edits.mjs`, import.meta.url).href;
  const { grammarEdits, tokenEdits } = (await import(file)) as EditFile;
  return [...grammarEdits, ...tokenEdits].flatMap(({ name, shows }) =>
    shows.map(([source, shape, dialect = 'ts']) => ({ name, source, shape, dialect })),
  );
}

function children(tree: SyntaxTree): string {
  return tree
    .children(0)
    .map((child) => tree.show(child))
    .join(',');
}

describe('edits of the Python grammar', async () => {
  test.each(await casesOf('python'))('$name: $source', ({ source, shape }) => {
    const outcome = parsePython(source);
    expect(outcome.ok && children(outcome.tree)).toBe(shape);
    expect(outcome).toMatchObject({ errorCount: 0 });
    expect(stockPython.parse(source).toString(), 'the stock grammar reads it as well').not.toBe(`Script(${shape})`);
  });
});

describe('edits of the JavaScript grammar', async () => {
  test.each(await casesOf('javascript'))('$name: $source', ({ source, shape, dialect }) => {
    const outcome = parseJavaScript(source, dialect);
    expect(outcome.ok && children(outcome.tree)).toBe(shape);
    expect(outcome).toMatchObject({ errorCount: 0 });
    const stock = stockJavaScript.configure({ dialect: dialect === 'tsx' ? 'ts jsx' : dialect });
    expect(stock.parse(source).toString(), 'the stock grammar reads it as well').not.toBe(`Script(${shape})`);
  });
});

describe('an edit that does not fit', () => {
  const edit = { name: 'wider names', find: 'name { word }', replace: 'name { word | number }' };

  test('is applied where its text occurs once', () => {
    expect(applyEdits('a; name { word }; b', [edit], 'x.grammar')).toBe('a; name { word | number }; b');
  });

  test.each([
    ['missing', 'name { other }', 0],
    ['ambiguous', 'name { word } name { word }', 2],
  ])('stops the build when its text is %s', (_case, text, times) => {
    expect(() => applyEdits(text, [edit], 'x.grammar')).toThrow(
      `edits no longer fit x.grammar (was the package upgraded?):\n  wider names: its text occurs ${times} times instead of once`,
    );
  });
});
