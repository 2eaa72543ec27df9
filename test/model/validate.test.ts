import { catalogue } from '@tokentrail/catalogue';
import { validateCatalogue } from '@tokentrail/core';
import { describe, expect, it } from 'vitest';

const flowRule = { id: 'leak', kind: 'flow', severity: 'high', message: 'm', sources: ['secret'], sinks: ['log'] };
const models = [
  { language: 'python', source: { path: 'acme.vault.read().ReturnValue', kind: 'secret' } },
  { language: 'python', sink: { path: 'logging.{debug,info}.Argument[0]', kind: 'log' } },
];

function errorsOf(value: unknown): readonly string[] {
  const { errors } = validateCatalogue(value, null);
  return errors.map(
    (error) =>
      `${error.pointer} ${error.about}: ${error.message}${error.suggestion === null ? '' : ` -> ${error.suggestion}`}`,
  );
}

describe('validateCatalogue', () => {
  it('accepts the built-in catalogue unchanged', () => {
    const { parts, errors } = validateCatalogue(catalogue, null);
    expect(errors).toEqual([]);
    expect(parts).toEqual(catalogue);
  });

  it('accepts every form of row and fills in the lists of rules that may be left out', () => {
    const checked = validateCatalogue(
      {
        rules: [flowRule, { id: 'unchecked', kind: 'call', severity: 'low', message: 'm', calls: ['check'] }],
        models: [
          ...models,
          { language: 'any', source: { function: 'SOURCE', kind: 'secret' } },
          { language: 'any', sink: { function: 'SINK', argument: 'any', contents: 'none', kind: 'log' } },
          { language: 'any', sink: { function: 'SEND', argument: 0, contents: ['authorization'], kind: 'log' } },
          { language: 'any', barrier: { function: 'clean', kind: 'redaction' } },
          { language: 'any', barrierGuard: { function: 'isSafe', argument: 0, when: true, kind: 'redaction' } },
          { language: 'javascript', barrier: { path: '@acme/redact.redact.ReturnValue', kind: 'redaction' } },
          { language: 'any', call: { function: 'verify', kind: 'check', semantics: 'never' } },
        ],
      },
      null,
    );
    expect(checked.errors).toEqual([]);
    expect(checked.parts?.rules).toMatchObject([{ barriers: [] }, { inbound: [] }]);
  });

  it('names every error at once, with its pointer and a remedy', () => {
    const wrong = {
      rules: [
        { ...flowRule, severty: 'high', severity: 'hgih' },
        { id: 'Bad Id', kind: 'flow', severity: 'low', message: ' ', sources: 'secret', sinks: ['log'] },
      ],
      models: [
        { language: 'pyton', source: { path: 'a.b', kind: 'secret' } },
        { language: 'python', sink: { kind: 'log' } },
        { language: 'python', source: { path: 'a', kind: 'x' }, sink: { path: 'b', kind: 'log' } },
        { language: 'python' },
        { language: 'python', sink: { path: 'a.Argument[0]', kind: 'log', contents: 'all' } },
        { language: 'python', call: { path: 'a', kind: 'x', semantics: 'never', disable: [{ at: 'Argument[0]' }] } },
      ],
      module: [],
    };
    expect(errorsOf(wrong)).toEqual([
      '/models/0/language value: must be one of python, javascript, any -> python',
      '/models/1/sink value: needs "path" or "function"',
      '/models/2 value: a model says exactly one thing: source, sink, summary, type, storage, barrier, barrierGuard, entryPoint, call, forward, neutral',
      '/models/3 value: a model says exactly one thing: source, sink, summary, type, storage, barrier, barrierGuard, entryPoint, call, forward, neutral',
      '/models/4/sink/contents value: must be one of none, any, credential-keys, or a list of keys',
      '/models/5/call/disable/0 value: "values" is missing',
      '/module key: unknown key "module" -> models',
      '/rules/0/severity value: must be one of note, low, medium, high, critical -> high',
      '/rules/0/severty key: unknown key "severty" -> severity',
      '/rules/1/id value: must be lower-case words joined by hyphens -> bad-id',
      '/rules/1/message value: must not be empty',
      '/rules/1/sources value: must be a list, is a string -> ["secret"]',
    ]);
  });

  it('says once what is missing because its key is misspelt', () => {
    const { message, ...headless } = flowRule;
    const misspelt = {
      rules: [{ ...headless, mesage: message }],
      models: [
        { language: 'python', sinks: { path: 'a.b.Argument[0]', kind: 'log' } },
        { language: 'python', sink: { paht: 'a.b.Argument[0]', kind: 'log' } },
        { langage: 'python', source: { path: 'a.b()', kind: 'secret' } },
        { language: 'python', source: { path: 'a.b()', kind: 'secret' }, colour: 'red' },
        { language: 'python', colour: 'red' },
      ],
    };
    expect(errorsOf(misspelt)).toEqual([
      '/models/0/sinks key: unknown key "sinks" -> sink',
      '/models/1/sink/paht key: unknown key "paht" -> path',
      '/models/2/langage key: unknown key "langage" -> language',
      '/models/3/colour key: unknown key "colour"',
      expect.stringMatching(/^\/models\/4 value: a model says exactly one thing: /),
      '/models/4/colour key: unknown key "colour"',
      '/rules/0/mesage key: unknown key "mesage" -> message',
    ]);
  });

  it('keeps flow rules and call rules apart', () => {
    const mixed = {
      rules: [
        { ...flowRule, calls: ['x'] },
        { id: 'c', kind: 'call', severity: 'low', message: 'm', sinks: ['log'] },
      ],
      models,
    };
    expect(errorsOf(mixed)).toEqual([
      '/rules/0/calls key: "calls" does not go with this kind of rule',
      '/rules/1 value: "calls" is missing',
      '/rules/1/sinks key: "sinks" does not go with this kind of rule',
    ]);
  });

  it('checks paths and says where they break', () => {
    const paths = {
      models: [
        { language: 'python', source: { path: 'acme.read.Argumnt[0]', kind: 'secret' } },
        { language: 'python', summary: { path: 'acme.f', input: 'Argument[0]', output: 'acme.g', flow: 'value' } },
      ],
    };
    const errors = errorsOf(paths);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(
      /^\/models\/0\/source\/path value: the path is not valid after "acme\.read\.": .* -> Argument\[0\]$/,
    );
    expect(errors[1]).toMatch(/^\/models\/1\/summary\/output value: the path is not valid/);
  });

  it('checks paths, names and references of rows whose shape is wrong elsewhere', () => {
    const wrong = {
      rules: [{ ...flowRule, severity: 'hgih', sources: ['secrets'], sinks: ['elsewhere'], message: 'from {sorce}' }],
      models: [
        { language: 'pyton', source: { path: 'acme.read.Argumnt[0]', kind: 'secret' } },
        { language: 'python', sink: { path: '', function: 'log.info()', kind: 'log', call: { path: 3 } } },
        { language: 'python', call: { path: 'a.b', kind: 'k', semantics: 'none', disable: [{ at: 'Argument[' }, 3] } },
        { language: 'python', storage: null, type: 'x' },
      ],
    };
    expect(errorsOf(wrong)).toEqual([
      '/models/0/language value: must be one of python, javascript, any -> python',
      '/models/0/source/path value: the path is not valid after "acme.read.": there is no step Argumnt[…] -> Argument[0]',
      '/models/1/sink/call key: unknown key "call"',
      '/models/1/sink/function value: "function" is the last name of what is called, without dots or parentheses; use "path" for a place in a library -> info',
      '/models/1/sink/path value: must not be empty',
      '/models/2/call/disable/0 value: "values" is missing',
      '/models/2/call/disable/0/at value: the path is not valid after "Argument": the bracket is not closed -> Argument[]',
      '/models/2/call/disable/1 value: must be a mapping, is a number',
      '/models/2/call/semantics value: must be one of check-if-argument, reject-if-unset, must-check, never, unverified-decode',
      '/models/3 value: a model says exactly one thing: source, sink, summary, type, storage, barrier, barrierGuard, entryPoint, call, forward, neutral',
      '/models/3/storage value: must be a mapping, is empty',
      '/models/3/type value: must be a mapping, is a string',
      '/rules/0/message value: a message may name {source} and {sink} here, not {sorce} -> {source}',
      '/rules/0/severity value: must be one of note, low, medium, high, critical -> high',
      '/rules/0/sources/0 value: no model speaks of the kind "secrets" -> secret',
    ]);
  });

  it('takes bare names of every script, and paths for what they are', () => {
    const named = (name: string) => ({ models: [{ language: 'any', source: { function: name, kind: 'secret' } }] });
    for (const name of ['read', '$get', '_x1', 'lesen_für', '#private']) expect(errorsOf(named(name))).toEqual([]);
    for (const name of ['a.b', 'f()', 'a b']) expect(errorsOf(named(name))).toHaveLength(1);
  });

  it('refuses rules that speak of unknown kinds, contexts or an id that is taken', () => {
    const unknown = { rules: [{ ...flowRule, sinks: ['logs'], context: 'mcp' }, flowRule], models };
    expect(errorsOf(unknown)).toEqual([
      '/rules/0/context value: there is no context "mcp"',
      '/rules/0/sinks/0 value: no model speaks of the kind "logs" -> log',
      '/rules/1/id value: there is another rule with the id "leak"',
    ]);
    const known = { rules: [{ ...flowRule, sources: ['inbound-credential'], context: 'mcp-server' }], models };
    expect(validateCatalogue(known, catalogue).errors).toEqual([]);
  });

  it.each([
    [null],
    [undefined],
    [3],
    ['rules'],
    [[]],
    [[[]]],
    [{ rules: null }],
    [{ models: [null, 3, []] }],
    [{ rules: [{}] }],
  ])('tells errors for %j without throwing', (value: unknown) => {
    expect(validateCatalogue(value, null).errors.length).toBeGreaterThan(0);
  });
});
