import { analyze, inspect, type Language } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import type { Engine } from './engine.js';

/** Every language of this package. */
export const languages: readonly Language[] = [python, javascript];

/** The engine with every language of this package. */
export const engine: Engine = {
  extensions: languages.flatMap((language) => language.extensions),
  analyze: (request) => analyze({ ...request, languages }),
  countRows: async (request) => (await inspect({ ...request, languages })).program.rowUses,
};
