import type { ApiState, Catalogue, Model } from '@tokentrail/core';
import { describe, expect, it } from 'vitest';
import type { Placement } from '../../packages/core/src/link/contract/contract.js';
import { createPlacement } from '../../packages/core/src/link/rows/placement.js';
import { callOn, RecordingWriter } from '../support/recording-writer.js';

type Language = 'python' | 'javascript';

function placementOf(models: readonly Model[], language: Language = 'python'): Placement {
  const catalogue: Catalogue = {
    rules: [],
    models,
    kinds: [],
    headerNames: [],
    credentialKeys: [],
    contexts: [],
    genericSinks: [],
  };
  return createPlacement(catalogue, language);
}

/** The state of `package.member.member`; `()` is a call. */
function stateOf({ trie }: Placement, path: string): ApiState {
  const [root = '', ...steps] = path.split('.');
  let state = trie.root(root);
  for (const text of steps) {
    const called = text.endsWith('()');
    state = trie.step(state, { kind: 'member', name: text.replace('()', '') })[0] ?? -1;
    if (called) state = trie.step(state, { kind: 'return' })[0] ?? -1;
  }
  return state;
}

const nodes = ['callee', 'result', 'a', 'b', 'c', 'x', "x'", 'f'];
const python = 'python' as const;

describe('summaries become edges', () => {
  const summary = (
    input: string,
    output: string,
    flow: 'value' | 'taint' | 'clear' | 'bind' | 'call' = 'value',
  ): Model => ({
    language: python,
    summary: { path: 'lib.f', input, output, flow },
  });
  const edgesOf = (
    models: readonly Model[],
    call: Parameters<typeof callOn>[1],
    prepare?: (w: RecordingWriter) => void,
  ) => {
    const placement = placementOf(models);
    const writer = new RecordingWriter(nodes);
    prepare?.(writer);
    placement.onApiCall(callOn(writer, call), stateOf(placement, 'lib.f'), writer);
    return writer;
  };

  it('from an argument to the result, by position and by keyword', () => {
    const rows = [summary('Argument[0,text:]', 'ReturnValue')];
    expect(edgesOf(rows, { name: 'f', arguments: ['a', 'b'] }).edges).toEqual(['a -value-> result']);
    expect(edgesOf(rows, { name: 'f', arguments: ['text=b'] }).edges).toEqual(['b -value-> result']);
    expect(edgesOf(rows, { name: 'f', arguments: ['other=b'] }).edges).toEqual([]);
  });

  it('through spreads', () => {
    const rows = [summary('Argument[1,text:]', 'ReturnValue')];
    expect(edgesOf(rows, { name: 'f', arguments: ['*a'] }).edges).toEqual([
      'a -read(index 1)-> +1',
      '+1 -value-> result',
    ]);
    expect(edgesOf(rows, { name: 'f', arguments: ['**a'] }).edges).toEqual([
      'a -read(key text)-> +1',
      '+1 -value-> result',
    ]);
  });

  it('reads and stores contents, outermost first', () => {
    const rows = [summary('Argument[0].Element', 'ReturnValue.Key[k].Index[1]', 'taint')];
    expect(edgesOf(rows, { name: 'f', arguments: ['a'] }).edges).toEqual([
      'a -read(element)-> +1',
      '+1 -taint-> +2',
      '+2 -store(index 1)-> +3',
      '+3 -store(key k)-> result',
    ]);
  });

  it('takes a key from a constant argument, and any key when it is not constant', () => {
    const rows = [summary('Receiver.Key[Argument[0]]', 'ReturnValue')];
    const call = { name: 'f', receiver: 'x', arguments: ['a'] };
    const known = edgesOf(rows, call, (writer) => writer.constantTexts.set(writer.node('a'), ['token']));
    expect(known.edges[0]).toBe('x -read(key token)-> +1');
    expect(edgesOf(rows, call).edges[0]).toBe('x -read(anyKey)-> +1');
  });

  it('writes into the receiver as later uses see it', () => {
    const rows = [summary('Argument[0]', 'Receiver.Element')];
    const call = { name: 'f', receiver: 'x', arguments: ['a'], posts: [[-1, 'x', "x'"]] as const };
    expect(edgesOf(rows, call).edges).toEqual(["a -store(element)-> x'", "x -value-> x'"]);
  });

  it('removes what a clearing row names and keeps the rest', () => {
    const rows = [summary('Receiver', 'Receiver.Key[Argument[0]]', 'clear')];
    const call = { name: 'f', receiver: 'x', arguments: ['a'], posts: [[-1, 'x', "x'"]] as const };
    const known = edgesOf(rows, call, (writer) => writer.constantTexts.set(writer.node('a'), ['token']));
    expect(known.edges).toEqual(["x -without(token)-> x'"]);
    expect(edgesOf(rows, call).edges).toEqual(["x -value-> x'"]);
  });

  it('runs callbacks once with all that rows give them', () => {
    const rows = [
      summary('Receiver.Element', 'Argument[0].Parameter[0]'),
      summary('Argument[1]', 'Argument[0].Parameter[1]'),
      summary('Argument[0].ReturnValue', 'ReturnValue.Element'),
    ];
    const writer = edgesOf(rows, { name: 'f', receiver: 'x', arguments: ['a', 'b'] });
    expect(writer.invocations).toEqual([{ callee: 'a', arguments: ['0=+1', '1=+3'], result: '+4' }]);
    expect(writer.edges).toContain('+2 -value-> +1');
    expect(writer.edges).toContain('b -value-> +3');
    expect(writer.edges).toContain('+4 -store(element)-> result');
  });

  it('binds arguments of a callable that is called later', () => {
    const writer = edgesOf([summary('Argument[0]', 'ReturnValue', 'bind')], {
      name: 'f',
      arguments: ['f', 'a', 'k=b'],
    });
    expect(writer.bound).toEqual(['result = f(0=a, k=b)']);
    expect(writer.edges).toEqual([]);
    const method = edgesOf([summary('Receiver', 'ReturnValue', 'bind')], {
      name: 'f',
      receiver: 'x',
      arguments: ['a', 'b'],
    });
    expect(method.bound).toEqual(['result = x(0=b) on a']);
  });

  it('leaves no mark: the row says what happens', () => {
    expect(edgesOf([summary('Argument[0]', 'ReturnValue')], { name: 'f', arguments: ['a'] }).marks.size).toBe(0);
  });
});

describe('calls that no row speaks of', () => {
  const unknown = (
    call: Parameters<typeof callOn>[1],
    {
      language = python,
      models = [],
      callables = [],
    }: { language?: Language; models?: Model[]; callables?: string[] } = {},
  ) => {
    const placement = placementOf(models, language);
    const writer = new RecordingWriter(nodes);
    for (const name of callables) writer.callables.add(writer.node(name));
    placement.onUnknownCall(callOn(writer, call), writer);
    return writer;
  };

  it('make a text of their arguments, with a mark', () => {
    const writer = unknown({ name: 'normalize', arguments: ['a'] });
    expect(writer.edges).toEqual(['a -obscureTaint-> result']);
    expect([...writer.marks]).toEqual(['through unknown code `normalize`']);
  });

  it('give nothing back of what they look up, check, send or wait for', () => {
    for (const name of ['get', 'fetchUser', 'verify_token', 'find_session', 'decodeJwt', 'introspect', 'post']) {
      expect(unknown({ name, arguments: ['a'] }).edges).toEqual([]);
    }
    expect(unknown({ name: 'process', arguments: ['a'], awaited: true }).edges).toEqual([]);
  });

  it('keep a text that a method is called on', () => {
    expect(unknown({ name: 'shorten', receiver: 'x', arguments: [] }).edges).toEqual(['x -obscureTaint-> result']);
  });

  it('build objects that carry their arguments under their names', () => {
    const writer = unknown({ name: 'Client', arguments: ['token=a'] });
    expect(writer.edges).toEqual(['a -obscure-> +1', '+1 -store(field token)-> result']);
    const script = unknown({ name: 'Client', form: 'new', arguments: ['a'] }, { language: 'javascript' });
    expect(script.edges).toContain('a -only(all)-> +2');
    expect(script.edges).toContain('+2 -obscure-> result');
    expect(script.edges).not.toContain('a -obscure-> result');
  });

  it('let collecting verbs change the receiver', () => {
    const posts = [[-1, 'x', "x'"]] as const;
    const writer = unknown({ name: 'add', receiver: 'x', arguments: ['a'], posts });
    expect(writer.edges).toContain("+1 -store(element)-> x'");
    expect(unknown({ name: 'compare', receiver: 'x', arguments: ['a'], posts }).edges).toEqual([
      "x -value-> x'",
      'x -obscureTaint-> result',
    ]);
  });

  it('run functions among their arguments', () => {
    const writer = unknown({ name: 'traced', arguments: ['a', 'f'] }, { callables: ['f'] });
    expect(writer.invocations).toHaveLength(1);
    expect(writer.invocations[0]?.callee).toBe('f');
    expect(writer.edges).toContain(`${writer.invocations[0]?.result} -obscure-> result`);
  });

  it('hand nothing on that goes into an exchange by its position', () => {
    const models: Model[] = [{ language: 'any', barrier: { position: 'subject_token', kind: 'exchange' } }];
    expect(unknown({ name: 'trade', arguments: ['subject_token=a'] }, { models }).edges).toEqual([]);
    expect(unknown({ name: 'trade', arguments: ['token=a'] }, { models }).edges).toEqual(['a -obscureTaint-> result']);
  });

  it('are left alone when a row speaks of them', () => {
    const placement = placementOf([{ language: python, neutral: { path: 'lib.f' } }]);
    const writer = new RecordingWriter(nodes);
    const call = callOn(writer, { name: 'f', arguments: ['a'] });
    placement.onApiCall(call, stateOf(placement, 'lib.f'), writer);
    placement.onUnknownCall(call, writer);
    expect(writer.edges).toEqual([]);
  });

  it('follow summaries by method name first', () => {
    const models: Model[] = [
      {
        language: python,
        summary: { method: 'normalize', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
      },
    ];
    expect(unknown({ name: 'normalize', receiver: 'x', arguments: ['a'] }, { models }).edges).toEqual([
      'a -value-> result',
    ]);
    expect(unknown({ name: 'normalize', arguments: ['a'] }, { models }).edges).toEqual(['a -obscureTaint-> result']);
  });
});

describe('storage', () => {
  it('keeps one slot for each place where the object was made', () => {
    const placement = placementOf([
      {
        language: python,
        storage: { write: 'vars.Var().set.Argument[0]', read: 'vars.Var().get()', slot: 'site' },
      },
    ]);
    const writer = new RecordingWriter(nodes);
    writer.siteNodes.set(writer.node('x'), [writer.node('b')]);
    writer.siteNodes.set(writer.node('c'), [writer.node('f')]);
    const set = callOn(writer, { name: 'set', receiver: 'x', arguments: ['a'] });
    const get = callOn(writer, { name: 'get', receiver: 'x' });
    const other = callOn(writer, { name: 'get', receiver: 'c' });
    placement.onApiCall(set, stateOf(placement, 'vars.Var().set'), writer);
    placement.onApiCall(get, stateOf(placement, 'vars.Var().get'), writer);
    placement.onApiCall({ ...other, id: 1 }, stateOf(placement, 'vars.Var().get'), writer);
    expect(writer.edges).toEqual([
      'a -jump-> slot(site 3)',
      'slot(site 3) -jump-> result',
      'slot(site 7) -jump-> result',
    ]);
  });

  it('keeps constant keys of one slot apart', () => {
    const placement = placementOf([
      { language: python, storage: { write: 'web.Ctx().put.Argument[1]', slot: 'web', key: 'Argument[0]' } },
      { language: python, storage: { read: 'web.Ctx().take()', slot: 'web', key: 'Argument[0]' } },
    ]);
    const writer = new RecordingWriter(nodes);
    writer.constantTexts.set(writer.node('a'), ['token']);
    const put = callOn(writer, { name: 'put', receiver: 'x', arguments: ['a', 'b'] });
    placement.onApiCall(put, stateOf(placement, 'web.Ctx().put'), writer);
    expect(writer.edges).toEqual(['b -store(key token)-> +1', '+1 -jump-> slot(python web)']);
    const take = callOn(writer, { name: 'take', receiver: 'x', arguments: ['c'] });
    placement.onApiCall({ ...take, id: 1 }, stateOf(placement, 'web.Ctx().take'), writer);
    expect(writer.edges.at(-1)).toBe('+2 -read(anyKey)-> result');
  });

  it('sees stores on an object that is the slot, and the object stored as a whole', () => {
    const placement = placementOf([
      { language: python, storage: { write: 'web.Req().state', read: 'web.Req().state', slot: 'state' } },
    ]);
    const writer = new RecordingWriter(nodes);
    const store = (base: string, name: string) => ({
      file: 0,
      callable: 0,
      base: writer.node(base),
      content: writer.content({ kind: 'field', name }),
      value: writer.node('a'),
      post: -1,
      span: { from: 0, to: 1 },
    });
    placement.onApiStore(store('x', 'user'), stateOf(placement, 'web.Req().state'), writer);
    placement.onApiStore(store('b', 'state'), stateOf(placement, 'web.Req()'), writer);
    placement.onApiStore(store('b', 'other'), stateOf(placement, 'web.Req()'), writer);
    expect(writer.edges).toEqual([
      'a -store(field user)-> +1',
      '+1 -jump-> slot(python state)',
      'a -jump-> slot(python state)',
    ]);
  });

  it('keeps what a callback hands back', () => {
    const placement = placementOf([
      { language: python, storage: { write: 'web.auth.Argument[0].ReturnValue', slot: 'auth' } },
    ]);
    const writer = new RecordingWriter(nodes);
    const argument = placement.trie.step(stateOf(placement, 'web.auth'), { kind: 'argument', index: 0, name: null })[0];
    const result = placement.trie.step(argument ?? -1, { kind: 'return' })[0];
    placement.onExpected?.(writer.node('a'), result ?? -1, writer);
    expect(writer.edges).toEqual(['a -jump-> slot(python auth)']);
  });
});

describe('entry points', () => {
  it('mark what the library will call', () => {
    const placement = placementOf([
      { language: python, entryPoint: { path: 'web.App().tool.Decorated', entry: 'tool' } },
    ]);
    const writer = new RecordingWriter(nodes);
    const decorated = placement.trie.step(stateOf(placement, 'web.App().tool'), { kind: 'decorated' })[0];
    placement.onExpected?.(writer.node('f'), decorated ?? -1, writer);
    expect(writer.entries).toEqual([['f', 'tool']]);
  });
});
