import { runInNewContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { expect, test } from 'vitest';

// A language package is a part of its own: the engine works with one of them when the other does not exist.

interface Outcome {
  readonly findings: readonly { readonly location: { readonly file: string } }[];
}

const sources = {
  python: [
    'a.py',
    'import httpx\nfrom flask import request\nhttpx.get("https://a", headers={"Authorization": request.headers["Authorization"]})',
  ],
  javascript: [
    'a.ts',
    'import express from "express";\nexpress().get("/", (req) => fetch("https://a", { headers: { authorization: req.headers.authorization } }));',
  ],
} as const;

type LanguageName = keyof typeof sources;

function without(missing: LanguageName): Plugin {
  return {
    name: `without ${missing}`,
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^@tokentrail/${missing}$`) }, () => ({ errors: [{ text: 'is deleted' }] }));
    },
  };
}

test.for<[LanguageName, LanguageName]>([
  ['python', 'javascript'],
  ['javascript', 'python'],
])('%s works where %s is deleted', async ([kept, deleted]) => {
  const program = `
    import { analyze } from '@tokentrail/core';
    import { catalogue } from '@tokentrail/catalogue';
    import { ${kept} } from '@tokentrail/${kept}';
    const files = ${JSON.stringify(Object.values(sources).map(([path, text]) => ({ path, text })))};
    result = analyze({ files, languages: [${kept}], catalogue, context: 'any' });
  `;
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    conditions: ['@tokentrail/source'],
    plugins: [without(deleted)],
  });
  const context: { result?: Promise<Outcome>; TextEncoder: typeof TextEncoder } = { TextEncoder };
  runInNewContext(outputFiles[0]?.text ?? '', context);
  const report = await context.result;
  expect(report?.findings.map(({ location }) => location.file)).toEqual([sources[kept][0]]);
});
