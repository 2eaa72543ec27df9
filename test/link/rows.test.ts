import type { Catalogue, Model } from '@tokentrail/core';
import { describe, expect, it } from 'vitest';
import type { LinkedProgram } from '../../packages/core/src/link/contract/program.js';
import { findings, linkSources, placeOf } from '../support/link-sources.js';

const lines = (...rows: string[]): string => rows.join('\n');

const web: readonly Model[] = [
  { language: 'python', type: { path: 'web.App().route().Decorated.Parameter[0]', is: 'web.Request()' } },
  { language: 'python', entryPoint: { path: 'web.App().route().Decorated', entry: 'route' } },
  { language: 'python', source: { path: 'web.Request().headers.Key[authorization]', kind: 'in', label: 'the header' } },
  {
    language: 'python',
    source: { path: 'web.Verifier.Subclass.Method[verify].Parameter[token:]', kind: 'in', label: 'the token' },
  },
  { language: 'python', source: { path: 'web.Header()', kind: 'in', parameterName: ['authorization'] } },
  { language: 'python', storage: { write: 'web.Request().state', read: 'web.Request().state', slot: 'state' } },
  { language: 'python', storage: { write: 'ctx.Var().set.Argument[0]', read: 'ctx.Var().get()', slot: 'site' } },
  { language: 'python', neutral: { path: 'out.{get,Client}' } },
  {
    language: 'python',
    sink: { path: 'out.get.Argument[1,headers:]', contents: 'any', kind: 'out', address: 'Argument[0,url:]' },
  },
  { language: 'python', sink: { path: 'out.Client().headers.AnyKey', contents: 'none', kind: 'out' } },
  { language: 'python', sink: { path: 'out.Client().Field[headers]', contents: 'any', kind: 'out' } },
  {
    language: 'python',
    summary: { method: 'get', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'python', summary: { method: 'strip', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'any', barrier: { function: 'exchange', kind: 'swap' } },
  { language: 'any', barrier: { position: 'subject_token', kind: 'swap' } },
  { language: 'any', barrierGuard: { function: 'is_safe', argument: 0, when: true, kind: 'swap' } },
  { language: 'javascript', type: { path: 'web.Router().get.Argument[1..].Parameter[0]', is: 'web.Request()' } },
  { language: 'javascript', source: { path: 'web.Request().headers.Key[authorization]', kind: 'in' } },
  {
    language: 'javascript',
    source: { path: 'web.Request().get()', kind: 'in', where: { at: 'Argument[0]', values: ['authorization'] } },
  },
  { language: 'javascript', neutral: { path: 'out.send' } },
  { language: 'javascript', sink: { path: 'out.send.Argument[1].headers', contents: 'any', kind: 'out' } },
];

const generic: Partial<Catalogue> = {
  genericSinks: [
    {
      kind: 'out',
      parameterNames: ['token', 'apiKey'],
      headerParameterNames: ['headers'],
      headerKeys: ['authorization'],
      methodNames: ['setToken', 'set_token'],
      exceptNames: ['subject_token'],
      exceptPackages: ['logging'],
    },
  ],
};

const linked = (text: string, path = 'app.py', more: Partial<Catalogue> = {}): LinkedProgram =>
  linkSources({ [path]: text }, web, [path], more);
const found = (text: string, path = 'app.py', more: Partial<Catalogue> = {}): string[] =>
  findings(linked(text, path, more)).map((place) => place.slice(place.indexOf(':') + 1));
const sourceLines = (program: LinkedProgram): string[] =>
  program.sources.map(({ site }) => placeOf(program, site.file, site.span.from).split(':')[1] ?? '');

describe('sources', () => {
  it('stand where the library value comes into being', () => {
    const program = linked(
      lines(
        'import web, out',
        'app = web.App()',
        'def helper(request):',
        '    h = request.headers',
        '    return h["Authorization"]',
        '@app.route("/")',
        'def handler(request):',
        '    out.get("u", headers={"Authorization": helper(request)})',
      ),
    );
    expect(sourceLines(program)).toEqual(['4']);
    expect(program.sources[0]?.label).toBe('the header');
    expect(findings(program)).toEqual(['app.py:8']);
    expect([...program.entries.values()]).toEqual(['route']);
  });

  it('are parameters of methods of derived classes, not those of helpers that get them', () => {
    const program = linked(
      lines(
        'import web, out',
        'def send(token):',
        '    out.get("u", headers=token)',
        'class Mine(web.Verifier):',
        '    async def verify(self, token):',
        '        send(token)',
      ),
    );
    expect(sourceLines(program)).toEqual(['5']);
    expect(findings(program)).toEqual(['app.py:3']);
  });

  it('ask for the name of the parameter whose default they are', () => {
    const text = lines(
      'import web, out',
      'def a(authorization=web.Header()):',
      '    out.get("u", headers=authorization)',
      'def b(accept=web.Header()):',
      '    out.get("u", headers=accept)',
    );
    expect(found(text)).toEqual(['3']);
  });

  it('ask for the constant that an argument must be', () => {
    const text = lines(
      "import { Router } from 'web'; import { send } from 'out';",
      "const KEY = 'Authorization';",
      "Router().get('/', (req) => {",
      "  send('u', { headers: { a: req.get(KEY) } });",
      "  send('u', { headers: { a: req.get('accept') } });",
      '});',
    );
    expect(found(text, 'app.ts')).toEqual(['4']);
  });
});

describe('objects that the program makes itself', () => {
  it('are not inbound', () => {
    const text = lines(
      "import { Request, Router } from 'web'; import { send } from 'out';",
      "Router().get('/', (req) => {",
      "  const own = new Request('u');",
      '  own.other = 1;',
      "  send('u', { headers: own.headers });",
      "  send('u', { headers: req.headers });",
      '});',
    );
    expect(found(text, 'app.ts')).toEqual(['6']);
  });
});

describe('sinks', () => {
  const from = (...body: string[]): string =>
    lines(
      'import web, out',
      'def f(token=web.Header(), authorization=web.Header()):',
      ...body.map((row) => `    ${row}`),
    );

  it('take what arrives by position, keyword and spread', () => {
    const text = from(
      'out.get("u", authorization)',
      'out.get("u", headers={"a": authorization})',
      'kw = {"headers": {"a": authorization}, "other": 1}',
      'out.get("u", **kw)',
      'args = ["u", authorization]',
      'out.get(*args)',
      'out.get(authorization)',
      'out.get("u", timeout=authorization)',
    );
    expect(found(text)).toEqual(['3', '4', '6', '8']);
  });

  it('are written contents of a library object, one by one or as a whole', () => {
    const text = from(
      'c = out.Client()',
      'c.headers["Authorization"] = authorization',
      'c.headers = {"Authorization": authorization}',
      'c.other = authorization',
      'd = {}',
      'd["Authorization"] = authorization',
    );
    expect(found(text)).toEqual(['4', '5']);
  });

  it('know the text of their address', () => {
    const program = linked(from('out.get(f"{issuer}/token_info", headers=authorization)', 'out.get(BASE, headers=1)'));
    expect(program.sinks.map(({ address }) => address)).toEqual(['/tokeninfo issuer', 'base']);
  });
});

describe('storage', () => {
  it('carries a value from one callback to another', () => {
    const text = lines(
      'import web, out',
      'app = web.App()',
      '@app.route("/a")',
      'def first(request):',
      '    request.state.token = request.headers["authorization"]',
      '    request.state.other = "x"',
      '@app.route("/b")',
      'def second(request):',
      '    out.get("u", headers=request.state.token)',
      '    out.get("u", headers=request.state.other)',
    );
    expect(found(text)).toEqual(['9']);
  });

  it('keeps two variables of one kind apart, also through a getter of another file', () => {
    const program = linkSources(
      {
        'vars.py': lines(
          'import ctx',
          'token_var = ctx.Var()',
          'name_var = ctx.Var()',
          'def current():',
          '    return token_var.get()',
          'def name():',
          '    return name_var.get()',
        ),
        'mw.py': lines(
          'import web',
          'from vars import token_var',
          'def m(authorization=web.Header()):',
          '    token_var.set(authorization)',
        ),
        'tool.py': lines(
          'import out',
          'from vars import current, name',
          'def t():',
          '    out.get("u", headers=current())',
          '    out.get("u", headers=name())',
        ),
      },
      web,
    );
    expect(findings(program)).toEqual(['tool.py:4']);
  });
});

describe('storage of objects that are kept in a mapping', () => {
  it('is found by key, and all of it by a loop', () => {
    const text = (write: string): string =>
      lines(
        'import ctx, web, out',
        'VARS = {"a": ctx.Var(), "b": ctx.Var()}',
        'def m(authorization=web.Header()):',
        `    ${write}`,
        'def t():',
        '    out.get("u", headers=VARS["a"].get())',
        '    out.get("u", headers=VARS["b"].get())',
      );
    expect(found(text('VARS["a"].set(authorization)'))).toEqual(['6']);
    expect(found(text('[v.set(authorization) for v in (VARS["a"], VARS["b"])]'))).toEqual(['6', '7']);
  });
});

describe('barriers', () => {
  const from = (...rows: string[]): string => lines('import web, out', ...rows);

  it('clean the result of a call by its name, and leave the argument', () => {
    const text = from(
      'def f(authorization=web.Header()):',
      '    out.get("u", headers=exchange(authorization))',
      '    out.get("u", headers=authorization)',
    );
    expect(found(text)).toEqual(['4']);
  });

  it('are none when the body hands its argument back', () => {
    const body = (last: string): string =>
      from(
        'def exchange(token):',
        '    try:',
        '        return call_issuer(token)',
        '    except Exception:',
        `        ${last}`,
        'def f(authorization=web.Header()):',
        '    out.get("u", headers=exchange(authorization))',
      );
    const fake = linked(body('return f"Bearer {token}".strip()'));
    expect(fake.barriers.map(({ fake: isFake }) => isFake)).toEqual([true]);
    expect(findings(fake)).toEqual(['app.py:8']);
    const real = linked(body('raise'));
    expect(real.barriers.map(({ fake: isFake }) => isFake)).toEqual([false]);
    expect(findings(real)).toEqual([]);
  });

  it('end what goes in under the name of an exchange', () => {
    const text = from(
      'def f(authorization=web.Header()):',
      '    out.get("u", headers={"subject_token": authorization})',
      '    out.get("u", headers={"token": authorization})',
    );
    expect(found(text)).toEqual(['4']);
  });

  it('hold where a check passed, also one that a function returns', () => {
    const text = from(
      'def ok(t):',
      '    return is_safe(t)',
      'def f(authorization=web.Header()):',
      '    if not is_safe(authorization):',
      '        raise ValueError',
      '    out.get("u", headers=authorization)',
      'def g(authorization=web.Header()):',
      '    if is_safe(authorization):',
      '        return None',
      '    out.get("u", headers=authorization)',
      'def h(authorization=web.Header()):',
      '    if ok(authorization):',
      '        out.get("u", headers=authorization)',
      '    out.get("u", headers=authorization)',
    );
    expect(found(text)).toEqual(['11', '15']);
  });
});

describe('packages without rows', () => {
  const suspects = (text: string, path: string): string[] => found(text, path, generic);

  it('are suspected by the name of the position', () => {
    const text = lines(
      'import web, vendor, logging',
      'def f(authorization=web.Header()):',
      '    vendor.Client(token=authorization)',
      '    vendor.Client(name=authorization)',
      '    logging.Logger(token=authorization)',
      '    vendor.Client().set_token(authorization)',
      '    vendor.Client().rename(authorization)',
      '    vendor.Client(subject_token=authorization)',
      '    c = vendor.Config()',
      '    c.keys = {"Authorization": authorization}',
      '    vendor.Client(configuration=c)',
      '    vendor.verify(configuration=c)',
    );
    expect(suspects(text, 'app.py')).toEqual(['11', '3', '6']);
    const program = linked(text, 'app.py', generic);
    expect(program.sinks.every(({ confidence, mark }) => confidence === 'medium' && mark !== null)).toBe(true);
  });

  it('are looked into for options', () => {
    const text = lines(
      "import { Router } from 'web'; import Vendor, { call } from 'vendor';",
      "Router().get('/', (req) => {",
      '  const t = req.headers.authorization;',
      '  new Vendor({ apiKey: t });',
      '  new Vendor({ title: t });',
      '  call({ headers: { Authorization: t } });',
      '  call({ apiKey: t });',
      '});',
    );
    expect(suspects(text, 'app.ts')).toEqual(['4', '6']);
  });
});

describe('calls of call rules', () => {
  const rows: readonly Model[] = [
    {
      language: 'python',
      call: {
        path: 'jwt.decode',
        kind: 'verify',
        semantics: 'reject-if-unset',
        check: ['Argument[6,audience:]'],
        disable: [{ at: 'Argument[3,options:].Key[verify_aud]', values: [false] }],
        input: 'Argument[0]',
        claims: 'ReturnValue.Key[payload]',
      },
    },
    {
      language: 'python',
      call: {
        path: 'jwt.PyJWT().decode',
        kind: 'verify',
        semantics: 'reject-if-unset',
        disable: [{ at: 'Receiver.Argument[0,options:].Key[verify_aud]', values: [false] }],
      },
    },
    {
      language: 'javascript',
      call: {
        path: 'jsonwebtoken.verify',
        kind: 'verify',
        semantics: 'check-if-argument',
        check: ['Argument[2].Key[audience]'],
        claims: 'Argument[3].Parameter[1]',
      },
    },
  ];
  const textOf = (program: LinkedProgram, node: number): string => {
    const [file] = program.files;
    const { from, to } = file?.facts.nodes ?? { from: [], to: [] };
    return file?.text.slice(from[node], to[node]) ?? '';
  };

  it('have their places resolved', () => {
    const program = linkSources(
      {
        'a.py': lines(
          'import jwt',
          'def f(t, key, kw):',
          '    jwt.decode(t, key, audience="me", options={"verify_aud": False})',
          '    jwt.decode(t, key, **kw)',
          '    jwt.decode(t, key)',
          'decoder = jwt.PyJWT({"verify_aud": False})',
          'def g(t):',
          '    decoder.decode(t)',
        ),
      },
      rows,
    );
    const [plain, spread, bare, method] = program.calls;
    expect(textOf(program, plain?.checks[0]?.node ?? -1)).toBe('"me"');
    expect(plain?.disables[0]?.keys).toEqual(['verify_aud']);
    expect(spread?.checks[0]).toMatchObject({ keys: ['audience'], open: true });
    expect(spread?.disables[0]).toMatchObject({ keys: ['options', 'verify_aud'], open: true });
    expect(bare?.checks[0]).toEqual({ node: -1, keys: [], open: false });
    expect(method?.disables[0]?.keys).toEqual(['verify_aud']);
    expect(method?.disables[0]?.node).toBeGreaterThanOrEqual(0);
    expect(plain?.claims[0]?.path.map((content) => program.contents[content])).toEqual([
      { kind: 'key', name: 'payload' },
    ]);
  });

  it('find claims in a callback', () => {
    const program = linkSources(
      { 'a.js': "import jwt from 'jsonwebtoken'; jwt.verify(t, k, {}, (error, claims) => { use(claims); });" },
      rows,
    );
    expect(program.calls[0]?.claims.map(({ node }) => textOf(program, node))).toEqual(['claims']);
  });
});
