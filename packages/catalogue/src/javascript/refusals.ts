import type { Model } from '@tokentrail/core';

const refusal = (path: string, label: string, because: string): Model => ({
  language: 'javascript',
  call: { path, kind: 'refusal', semantics: 'never', label },
  because,
});

/** Calls that answer a request with an error and never come back: they throw. */
export const javascriptRefusals: readonly Model[] = [
  refusal('koa.Context().throw', 'ctx.throw()', 'Koa 3, lib/context.js: throws what http-errors makes'),
  refusal(
    'next/navigation.{forbidden,notFound,permanentRedirect,redirect,unauthorized}',
    'next/navigation',
    'Next.js 15, client/components: each throws an error that the router catches',
  ),
  refusal('@sveltejs/kit.{error,redirect}', '@sveltejs/kit', 'SvelteKit 2, exports/index.js: error and redirect throw'),
  refusal('assert.fail', 'assert.fail()', 'node:assert: throws an AssertionError'),
];
