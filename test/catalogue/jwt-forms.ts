// The call forms of JWT libraries for JavaScript and what they do with a token that is for nobody, for another service, and for `me`.
// The analyser is tested against this table, and so are the libraries themselves (with TOKENTRAIL_REAL_LIBRARIES set).

export type Answer = 'accepted' | 'refused';

/** One documented form; `call` is the body of a function of `token`, `secret` (text), `key` (its bytes) and `request` (with the token). */
export interface JwtForm {
  readonly library: string;
  /** Exact, or a range that the registry resolves. */
  readonly version: string;
  readonly imports: string;
  readonly call: string;
  /** Answers to a token without an audience, with another one, and with `me`. */
  readonly absent: Answer;
  readonly other: Answer;
  readonly own: Answer;
}

type Outcome = readonly [absent: Answer, other: Answer, own: Answer];

const ANY: Outcome = ['accepted', 'accepted', 'accepted'];
const ONLY_OWN: Outcome = ['refused', 'refused', 'accepted'];
const LENIENT: Outcome = ['accepted', 'refused', 'accepted'];
const PRESENT: Outcome = ['refused', 'accepted', 'accepted'];
const NONE: Outcome = ['refused', 'refused', 'refused'];

function forms(
  library: string,
  versions: readonly string[],
  imports: string,
  calls: readonly (readonly [call: string, outcome: Outcome])[],
): readonly JwtForm[] {
  return versions.flatMap((version) =>
    calls.map(([call, [absent, other, own]]) => ({ library, version, imports, call, absent, other, own })),
  );
}

const HS = "algorithms: ['HS256']";
const middleware = (made: string): string =>
  `return new Promise((ok, no) => { ${made}(request, {}, (error) => (error ? no(error) : ok())); });`;
const strategy = (options: string): string =>
  [
    `const strategy = new Strategy({ jwtFromRequest: () => token, secretOrKey: secret, ${options} }, (claims, done) => done(null, claims));`,
    'return new Promise((ok, no) => { strategy.success = ok; strategy.fail = no; strategy.error = no; strategy.authenticate(request); });',
  ].join('\n');
const koa = (options: string): string =>
  [
    'const context = { header: request.headers, state: {}, cookies: { get() {} }, throw(status, text) { throw new Error(text); } };',
    `return koaJwt({ secret, ${options} })(context, async () => {});`,
  ].join('\n');
const hono = (options: string): string =>
  [
    `const app = new Hono(); app.use(jwt({ ${options} })); app.get('/', (context) => context.text('yes'));`,
    "const answer = await app.request('/', { headers: { authorization: request.headers.authorization } });",
    "if (!answer.ok) throw new Error('refused');",
  ].join('\n');

export const jwtForms: readonly JwtForm[] = [
  ...forms('jsonwebtoken', ['8.5.1', '9.0.2'], "import jwt from 'jsonwebtoken';", [
    ['return jwt.verify(token, secret);', ANY],
    ['return jwt.verify(token, secret, { issuer: undefined });', ANY],
    ["return jwt.verify(token, secret, { audience: 'me' });", ONLY_OWN],
    ["return jwt.verify(token, secret, { audience: ['us', 'me'] });", ONLY_OWN],
    ['return jwt.verify(token, secret, { audience: /^me$/ });', ONLY_OWN],
    ['return jwt.verify(token, secret, { audience: undefined });', ANY],
    ["return jwt.verify(token, secret, { audience: '' });", ANY],
    ['return jwt.verify(token, secret, { audience: null });', ANY],
    [
      'return new Promise((ok, no) => { jwt.verify(token, secret, (error, claims) => (error ? no(error) : ok(claims.sub))); });',
      ANY,
    ],
    [
      "return new Promise((ok, no) => { jwt.verify(token, secret, { audience: 'me' }, (error, claims) => (error ? no(error) : ok(claims.sub))); });",
      ONLY_OWN,
    ],
    ['return jwt.verify(token, secret, { audience: [] });', NONE],
    [
      'return new Promise((ok, no) => { jwt.verify(token, (header, got) => got(null, secret), {}, (error, claims) => (error ? no(error) : ok(claims.sub))); });',
      ANY,
    ],
    ['return jwt.verify(token, secret, { complete: true }).payload.sub;', ANY],
    ['return jwt.decode(token).sub;', ANY],
  ]),
  ...forms('jose', ['4.15.9', '5.10.0'], "import * as jose from 'jose';", [
    ["return jose.jwtVerify(token, key, { audience: '' });", PRESENT],
  ]),
  ...forms('jose', ['6'], "import * as jose from 'jose';", [
    ["return jose.jwtVerify(token, key, { audience: '' });", NONE],
  ]),
  ...forms('njwt', ['2'], "import njwt from 'njwt';", [
    ['return njwt.verify(token, secret).body.sub;', ANY],
    ['return njwt.createVerifier().setSigningKey(secret).verify(token).body.sub;', ANY],
  ]),
  ...forms('@hapi/jwt', ['3'], "import Jwt from '@hapi/jwt';", [
    ['return Jwt.token.verify(Jwt.token.decode(token), secret);', ANY],
    ["return Jwt.token.verify(Jwt.token.decode(token), secret, { aud: 'me' });", ONLY_OWN],
    ["return Jwt.token.verifyPayload(Jwt.token.decode(token), { aud: 'me' });", ONLY_OWN],
    ['return Jwt.token.verifyPayload(Jwt.token.decode(token), {});', ANY],
  ]),
  ...forms('jose', ['4.15.9', '5.10.0', '6'], "import * as jose from 'jose';", [
    ['return jose.jwtVerify(token, key);', ANY],
    ["return jose.jwtVerify(token, key, { audience: 'me' });", ONLY_OWN],
    ["return jose.jwtVerify(token, key, { audience: ['us', 'me'] });", ONLY_OWN],
    ['return jose.jwtVerify(token, key, { audience: undefined });', ANY],
    ["return jose.jwtVerify(token, key, { aud: 'me' });", ANY],
    ["return jose.jwtVerify(token, key, { requiredClaims: ['aud'] });", PRESENT],
    ['const { payload } = await jose.compactVerify(token, key); return new TextDecoder().decode(payload);', ANY],
    ['return jose.decodeJwt(token).sub;', ANY],
  ]),
  ...forms('express-jwt', ['7', '8'], "import { expressjwt } from 'express-jwt';", [
    [middleware(`expressjwt({ secret, ${HS} })`), ANY],
    [middleware(`expressjwt({ secret, ${HS}, audience: 'me' })`), ONLY_OWN],
  ]),
  ...forms('express-jwt', ['6.1.2'], "import jwt from 'express-jwt';", [
    [middleware(`jwt({ secret, ${HS} })`), ANY],
    [middleware(`jwt({ secret, ${HS}, audience: 'me' })`), ONLY_OWN],
  ]),
  ...forms('passport-jwt', ['4.0.1'], "import { Strategy } from 'passport-jwt';", [
    [strategy(HS), ANY],
    [strategy(`${HS}, audience: 'me'`), ONLY_OWN],
    [strategy(`${HS}, jsonWebTokenOptions: { audience: 'me' }`), ANY],
  ]),
  ...forms('koa-jwt', ['4.0.4'], "import koaJwt from 'koa-jwt';", [
    [koa(HS), ANY],
    [koa(`${HS}, audience: 'me'`), ONLY_OWN],
  ]),
  ...forms('fast-jwt', ['4', '5', '6'], "import { createDecoder, createVerifier } from 'fast-jwt';", [
    ['return createVerifier({ key: secret })(token);', ANY],
    ["return createVerifier({ key: secret, audience: 'me' })(token);", ANY],
    ["return createVerifier({ key: secret, allowedAud: 'me' })(token);", LENIENT],
    ["return createVerifier({ key: secret, allowedAud: 'me', requiredClaims: ['aud'] })(token);", ONLY_OWN],
    ['return createDecoder()(token).sub;', ANY],
  ]),
  ...forms('hono', ['4.6.0'], "import { decode, verify } from 'hono/jwt';", [
    ["return verify(token, secret, 'HS256');", ANY],
    ['return decode(token).payload.sub;', ANY],
  ]),
  ...forms('hono', ['4.10.1'], "import { decode, verify } from 'hono/jwt';", [
    ["return verify(token, secret, 'HS256');", ANY],
    ["return verify(token, secret, { alg: 'HS256', aud: 'me' });", ANY],
    ['return decode(token).payload.sub;', ANY],
  ]),
  ...forms('hono', ['4.10.1'], "import { Hono } from 'hono';\nimport { jwt } from 'hono/jwt';", [
    [hono("secret, alg: 'HS256'"), ANY],
    [hono("secret, alg: 'HS256', verification: { aud: 'me' }"), ANY],
  ]),
  ...forms('hono', ['4.10.2', '4'], "import { Hono } from 'hono';\nimport { jwt } from 'hono/jwt';", [
    [hono("secret, alg: 'HS256'"), ANY],
    [hono("secret, alg: 'HS256', verification: { aud: 'me' }"), ONLY_OWN],
  ]),
  ...forms('hono', ['4.10.2', '4'], "import { decode, verify } from 'hono/jwt';", [
    ["return verify(token, secret, 'HS256');", ANY],
    ["return verify(token, secret, { alg: 'HS256' });", ANY],
    ["return verify(token, secret, { alg: 'HS256', aud: 'me' });", ONLY_OWN],
    ['return decode(token).payload.sub;', ANY],
  ]),
  ...forms('@nestjs/jwt', ['10', '11'], "import { JwtService } from '@nestjs/jwt';", [
    ['return new JwtService({ secret }).verify(token);', ANY],
    ["return new JwtService({ secret }).verify(token, { audience: 'me' });", ONLY_OWN],
    ["return new JwtService({ secret }).verifyAsync(token, { audience: 'me' });", ONLY_OWN],
    ["return new JwtService({ secret, verifyOptions: { audience: 'me' } }).verify(token);", ONLY_OWN],
    ['return new JwtService({ secret }).decode(token).sub;', ANY],
  ]),
  ...forms('jwt-decode', ['4'], "import { jwtDecode } from 'jwt-decode';", [['return jwtDecode(token).sub;', ANY]]),
  ...forms('jwt-decode', ['3'], "import jwtDecode from 'jwt-decode';", [['return jwtDecode(token).sub;', ANY]]),
  ...forms('@fastify/jwt', ['9', '10'], "import jwt from '@fastify/jwt';\nimport fastify from 'fastify';", [
    [
      'const app = fastify(); await app.register(jwt, { secret }); await app.ready(); return app.jwt.verify(token);',
      ANY,
    ],
    [
      "const app = fastify(); await app.register(jwt, { secret }); await app.ready(); return app.jwt.verify(token, { allowedAud: 'me', key: secret });",
      LENIENT,
    ],
    [
      "const app = fastify(); await app.register(jwt, { secret, verify: { allowedAud: 'me' } }); await app.ready(); return app.jwt.verify(token);",
      LENIENT,
    ],
    [
      'const app = fastify(); await app.register(jwt, { secret }); await app.ready(); return app.jwt.decode(token).sub;',
      ANY,
    ],
  ]),
];

/** A program with the form in a function; `handed` is how it gets the request. */
export function programOf({ imports, call }: JwtForm): string {
  return `${imports}\nconst secret = process.env.SECRET ?? 'a secret of thirty-two characters';\nconst key = new TextEncoder().encode(secret);\nexport async function answer(request) {\n  const token = request.headers.authorization.slice(7);\n  ${call.replaceAll('\n', '\n  ')}\n}\n`;
}
