import { buildApiTrie, type ApiState, type ApiStep, type ApiTrie, type Catalogue, type Model } from '@tokentrail/core';
import { describe, expect, it } from 'vitest';

function catalogueOf(models: readonly Model[]): Catalogue {
  return {
    rules: [],
    models,
    kinds: [],
    headerNames: [],
    credentialKeys: [],
    contexts: [],
    genericSinks: [],
  };
}

const member = (name: string): ApiStep => ({ kind: 'member', name });
const call: ApiStep = { kind: 'return' };
const argument = (index: number | null, name: string | null = null): ApiStep => ({ kind: 'argument', index, name });
const parameter = (index: number | null, name: string | null = null): ApiStep => ({ kind: 'parameter', index, name });

function follow(trie: ApiTrie, root: string, ...steps: readonly ApiStep[]): readonly ApiState[] {
  let states: readonly ApiState[] = [trie.root(root)];
  for (const step of steps) states = [...new Set(states.flatMap((state) => trie.step(state, step)))];
  return states;
}

const rowsOf = (trie: ApiTrie, states: readonly ApiState[]) =>
  states.flatMap((state) => trie.rows(state).map((row) => row.index));
const described = (trie: ApiTrie, states: readonly ApiState[]) => states.map((state) => trie.describe(state));

describe('paths of rows lead to states', () => {
  const trie = buildApiTrie(
    catalogueOf([
      {
        language: 'python',
        sink: { path: 'httpx.AsyncClient().{get,post}.Argument[headers:].Key[authorization]', kind: 'out' },
      },
      { language: 'python', source: { path: 'starlette.requests.Request().headers.Key[authorization]', kind: 'in' } },
      { language: 'javascript', source: { path: 'express.Request().headers', kind: 'in' } },
    ]),
    'python',
  );

  it('follows members, calls and keywords', () => {
    const get = follow(trie, 'httpx', member('AsyncClient'), call, member('get'));
    expect(described(trie, get)).toEqual(['httpx.AsyncClient().get']);
    expect(trie.hasArgumentRows(get[0] ?? -1)).toBe(true);
    const headers = follow(trie, 'httpx', member('AsyncClient'), call, member('post'), argument(null, 'headers'));
    expect(trie.rows(headers[0] ?? -1)[0]?.contents).toEqual([{ kind: 'key', names: ['authorization'] }]);
    expect(follow(trie, 'httpx', member('AsyncClient'), call, member('get'), argument(0))).toEqual([]);
  });

  it('reaches a submodule by import and by member', () => {
    const byImport = follow(trie, 'starlette.requests', member('Request'));
    const byMember = follow(trie, 'starlette', member('requests'), member('Request'));
    expect(byImport).toEqual(byMember);
    expect(trie.isUnknown(byImport[0] ?? -1)).toBe(false);
  });

  it('leaves out the rows of other languages', () => {
    expect(trie.isUnknown(trie.root('express'))).toBe(true);
  });

  it('says paths as people do', () => {
    const get = follow(trie, 'httpx', member('AsyncClient'), call, member('get'));
    expect(trie.label(get[0] ?? -1)).toBe('httpx.AsyncClient.get()');
    const headers = follow(trie, 'starlette.requests', member('Request'), call, member('headers'));
    expect(trie.label(headers[0] ?? -1)).toBe('starlette.requests.Request.headers');
  });
});

describe('labels', () => {
  const trie = buildApiTrie(
    catalogueOf([
      {
        language: 'python',
        sink: { path: 'requests.auth.AuthBase.Subclass.Method[__call__].Parameter[0].headers.AnyKey', kind: 'x' },
      },
    ]),
    'python',
  );

  it('count arguments and parameters from one', () => {
    const method = follow(
      trie,
      'requests',
      member('auth'),
      member('AuthBase'),
      { kind: 'subclass' },
      { kind: 'method', name: '__call__' },
    );
    const headers = method
      .flatMap((state) => trie.step(state, parameter(0)))
      .flatMap((state) => trie.step(state, member('headers')));
    expect(headers.map((state) => trie.label(state))).toEqual([
      'headers of parameter 1 of requests.auth.AuthBase.__call__()',
    ]);
  });
});

describe('leaving the known paths', () => {
  const catalogue: Catalogue = {
    ...catalogueOf([{ language: 'python', neutral: { path: 'acme.vault.ping' } }]),
    genericSinks: [
      { kind: 'out', parameterNames: ['token'], methodNames: [], exceptNames: [], exceptPackages: ['json', 'typing'] },
    ],
  };
  const trie = buildApiTrie(catalogue, 'python');

  it('lands in one absorbing state', () => {
    const states = [
      ...follow(trie, 'acme', member('other')),
      ...follow(trie, 'acme.deep.module', member('Client'), call, member('run')),
      ...follow(trie, 'acme', member('vault'), member('ping'), call),
    ];
    expect(new Set(states).size).toBe(1);
    expect(trie.isUnknown(states[0] ?? -1)).toBe(true);
  });

  it('tells apart the packages that generic sinks suspect, and no others', () => {
    expect(trie.packageOf(trie.root('first'))).toBe('first');
    expect(trie.packageOf(trie.root('second'))).toBe('second');
    expect(trie.root('json')).toBe(trie.root('typing'));
    expect(trie.root('json')).toBe(follow(trie, 'acme', member('other'))[0]);
    expect(trie.packageOf(trie.root('json'))).toBe('');
  });

  it('gives programs states of their own', () => {
    const other = buildApiTrie(catalogue, 'python');
    expect(other.root('third')).toBe(other.root('third.sub'));
    expect(other.stateCount).toBeLessThan(trie.stateCount);
  });

  it('gives suspected packages without rows a state of their own', () => {
    expect(trie.root('first.sub')).toBe(trie.root('first'));
    expect(trie.root('first')).not.toBe(trie.root('second'));
    expect(follow(trie, 'first', member('x'), call)).toEqual([trie.root('first')]);
    expect(follow(trie, 'first', member('x'), argument(0))).toEqual([]);
  });
});

describe('JavaScript packages', () => {
  const trie = buildApiTrie(
    catalogueOf([
      { language: 'javascript', sink: { path: 'axios.get.Argument[1].headers.Authorization', kind: 'out' } },
      { language: 'javascript', sink: { path: 'jose.default.sign.Argument[0]', kind: 'out' } },
      { language: 'javascript', neutral: { path: '"@acme/kit/server/index.js".Server().close' } },
      { language: 'javascript', neutral: { path: 'async_hooks.AsyncLocalStorage().exit' } },
      { language: 'javascript', sink: { path: 'global.fetch.Argument[1].headers', kind: 'out' } },
    ]),
    'javascript',
  );

  it('are the same as their default export', () => {
    expect(follow(trie, 'axios', member('default'), member('get'))).toEqual(follow(trie, 'axios', member('get')));
    expect(trie.isUnknown(follow(trie, 'jose', member('sign'))[0] ?? -1)).toBe(false);
  });

  it('are found by the spellings of one module', () => {
    expect(trie.root('@acme/kit/server')).toBe(trie.root('@acme/kit/server/index.js'));
    expect(trie.root('node:async_hooks')).toBe(trie.root('async_hooks'));
    expect(trie.isModelled('@acme/kit')).toBe(true);
    expect(trie.isUnknown(trie.root('@acme/kit/other'))).toBe(true);
  });

  it('take members of an argument as its contents', () => {
    const place = follow(trie, 'axios', member('get'), argument(1));
    expect(trie.rows(place[0] ?? -1)[0]?.contents).toEqual([
      { kind: 'key', names: ['headers'] },
      { kind: 'key', names: ['Authorization'] },
    ]);
  });

  it('know names that no import brings', () => {
    expect(trie.label(trie.global('fetch'))).toBe('fetch()');
    expect(trie.global('print')).toBe(-1);
  });
});

describe('type rows', () => {
  const trie = buildApiTrie(
    catalogueOf([
      { language: 'javascript', type: { path: 'express()', is: 'express.Router()' } },
      {
        language: 'javascript',
        type: { path: 'express.Router().{get,use}.Argument[0..].Parameter[0]', is: 'express.Request()' },
      },
      { language: 'javascript', type: { path: 'express.Request().req', is: 'express.Request()' } },
      { language: 'javascript', source: { path: 'express.Request().headers', kind: 'in' } },
    ]),
    'javascript',
  );

  it('apply one after another', () => {
    const request = follow(trie, 'express', call, member('get'), argument(1), parameter(0));
    expect(described(trie, request)).toContain('express.Request()');
    const headers = [...new Set(request.flatMap((state) => trie.step(state, member('headers'))))];
    expect(rowsOf(trie, headers)).toContain(3);
  });

  it('may lead back to themselves', () => {
    const again = follow(trie, 'express', member('Request'), call, member('req'), member('req'), member('headers'));
    expect(rowsOf(trie, again)).toContain(3);
  });

  it('do not hide what the state itself has', () => {
    expect(described(trie, follow(trie, 'express', call))).toEqual(['express()', 'express.Router()']);
  });
});

describe('rows by name and rows of calls', () => {
  const trie = buildApiTrie(
    catalogueOf([
      { language: 'any', source: { function: 'SOURCE', kind: 'test' } },
      { language: 'any', sink: { function: 'SINK', argument: 'any', kind: 'test' } },
      { language: 'python', barrier: { path: 'acme.exchange.ReturnValue', kind: 'x' } },
      { language: 'python', summary: { method: 'get', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
      {
        language: 'python',
        storage: { write: 'acme.Var().set.Argument[0]', read: 'acme.Var().get.ReturnValue', slot: 'site' },
      },
      { language: 'python', sink: { path: 'acme.broken..Argument[', kind: 'x' } },
      { language: 'python', entryPoint: { path: 'acme.Server().tool.Decorated', entry: 'tool' } },
    ]),
    'python',
  );

  it('attach bare names to the call they speak of', () => {
    const source = trie.bare('SOURCE');
    expect(rowsOf(trie, trie.step(source, call))).toEqual([0]);
    expect(rowsOf(trie, trie.step(trie.bare('SINK'), argument(3)))).toEqual([1]);
    expect(trie.bare('other')).toBe(-1);
  });

  it('attach barriers to what is called', () => {
    expect(rowsOf(trie, follow(trie, 'acme', member('exchange')))).toEqual([2]);
  });

  it('keep method summaries by name and the sides of storage apart', () => {
    expect(trie.methodSummaries('get').map((row) => row.index)).toEqual([3]);
    const value = [member('Var'), call];
    expect(trie.rows(follow(trie, 'acme', ...value, member('set'), argument(0))[0] ?? -1)[0]?.side).toBe('write');
    expect(trie.rows(follow(trie, 'acme', ...value, member('get'), call)[0] ?? -1)[0]?.side).toBe('read');
  });

  it('know the values whose allocation is a slot', () => {
    expect(trie.hasSites(follow(trie, 'acme', member('Var'), call)[0] ?? -1)).toBe(true);
    expect(trie.hasSites(follow(trie, 'acme', member('Var'))[0] ?? -1)).toBe(false);
  });

  it('leave out rows that do not parse and keep the others', () => {
    expect(trie.isUnknown(follow(trie, 'acme', member('broken'))[0] ?? -1)).toBe(true);
    const decorated = follow(trie, 'acme', member('Server'), call, member('tool'), { kind: 'decorated' });
    expect(rowsOf(trie, decorated)).toEqual([6]);
  });
});

describe('paths that begin at exports of the program', () => {
  const trie = buildApiTrie(
    catalogueOf([
      { language: 'javascript', entryPoint: { path: 'exports.default.fetch', entry: 'route' } },
      { language: 'javascript', entryPoint: { path: '"exports of pages/api".default', entry: 'route' } },
      { language: 'javascript', entryPoint: { path: '"exports of route".GET', entry: 'route' } },
    ]),
    'javascript',
  );
  const named = (path: string) =>
    trie.exportsOf(path).flatMap(({ name, state }) => [name, ...rowsOf(trie, [state]).map((row) => `row ${row}`)]);

  it('speak of every file, or of those whose path has the segments', () => {
    expect(named('src/worker.ts')).toEqual(['default']);
    expect(named('web/pages/api/user.ts')).toEqual(['default', 'default', 'row 1']);
    expect(named('web/pages/apis/user.ts')).toEqual(['default']);
    expect(named('app/user/route.ts')).toEqual(['default', 'GET', 'row 2']);
    expect(named('app/route/user.d.ts')).toEqual(['default', 'GET', 'row 2']);
  });

  it('keep the default export apart from the module', () => {
    const [first] = trie.exportsOf('src/worker.ts');
    expect(rowsOf(trie, trie.step(first?.state ?? -1, member('fetch')))).toEqual([0]);
  });
});
