import { describe, expect, test } from 'vitest';
import { reached } from './flow.js';

/** Each line `K(…)` of a program ends in `// yes` or `// no`. */
function agrees(text: string): void {
  const expected = text.split('\n').flatMap((line, index) => (line.endsWith('// yes') ? [index + 1] : []));
  expect(reached(text)).toEqual(expected);
}

const programs: { readonly [title: string]: string } = {
  'an alias sees a mutation, another key does not': `
const h = {}; const g = h; g["k"] = S();
K(h["k"]); // yes
K(h["j"]); // no
K(h.k); // yes`,
  'the rest of a pattern is without what was taken': `
const headers = { authorization: S(), accept: 'x' };
const { authorization, ...rest } = headers;
K(rest); // no
K({ authorization }); // yes
const { ['authorization']: a, ...other } = headers;
K(other); // no
const { accept, ...all } = headers;
K(all); // yes`,
  'object spread applies its parts in order': `
const h = { authorization: S() };
K({ ...h, authorization: 'x' }); // no
K({ authorization: 'x', ...h }); // yes
K({ ...h, [S.name]: 'x' }); // yes`,
  'a conditional spread may write and may not': `
const h = { a: S() };
K({ a: 'x', ...(c ? { a: S() } : {}) }); // yes
K({ a: 'x', ...(c && { a: S() }) }); // yes
K({ ...h, ...(c && { a: 'x' }) }); // yes
K({ ...h, ...{ a: 'x' } }); // no
K({ ...(h ?? {}) }); // yes`,
  'Object.assign changes its first argument and returns it': `
const h = {}; const r = Object.assign(h, { t: S() });
K(h.t); // yes
K(r.t); // yes
K(r.u); // no`,
  'delete, Map.delete and loops over a constant list remove keys': `
const h = { t: S(), u: S() };
delete h.t;
K(h.t); // no
K(h.u); // yes
const m = new Map(); m.set('a', S()); m.set('b', 'x');
K(m.a); // yes
K(m.b); // no
m.delete('a');
K(m.a); // no
const DROP = ['x', 'y']; const o = { x: S(), z: S() };
for (const key of DROP) delete o[key];
K(o.x); // no
K(o.z); // yes
const q = { x: S(), z: S() };
DROP.forEach((key) => delete q[key]);
K(q.x); // no
K(q.z); // yes`,
  'arrays keep their first places apart, spread at the front too; push and later spreads do not': `
const a = [S(), 'x'];
K(a[0]); // yes
K(a[1]); // no
const [p, q] = a;
K(p); // yes
K(q); // no
const b = []; b.push(S());
K(b[3]); // yes
K([...a][1]); // no
K(['x', ...a][2]); // yes`,
  'values of operators': `
const s = S();
K(s || 'x'); // yes
K('x' ?? s); // no
K(s && 'x'); // no
K(c ? 'x' : s); // yes
K(\`Bearer \${s}\`); // yes
K('Bearer ' + s); // yes
K(s.length - s); // no
K(s === 'x'); // no
K((f(), s)); // yes
K(!s); // no
K(typeof s); // no
K(void s); // no
K(await s); // yes
K((s as any)!); // yes`,
  'assignment forms': `
let a; a ??= S();
K(a); // yes
let b = S(); b = 'x';
K(b); // no
let d = 'x'; d += S();
K(d); // yes
let e = S(); e++;
K(e); // no
const o = {}; [o.p, o.q] = [S(), 'x'];
K(o.p); // yes
K(o.q); // no
({ r: o.r } = { r: S() });
K(o.r); // yes
let f = 'x', g = S(); [f, g] = [g, f];
K(f); // yes
K(g); // no`,
  'loops carry values to the next turn': `
let t = 'x';
for (let i = 0; i < n; i++) {
  K(t); // yes
  t = S();
}
let u = S();
do {
  K(u); // yes
  u = 'x';
} while (c);
K(u); // no`,
  'try, catch and finally': `
let t = 'x';
try { t = S(); f(); t = 'y'; } catch {
  K(t); // yes
} finally { t = t; }
try { throw S(); } catch (e) {
  K(e); // yes
}`,
  'switch falls through': `
let t = 'x';
switch (c) {
  case 1:
    t = S();
  case 2:
    K(t); // yes
    break;
  case 3:
    K(t); // no
    break;
  default:
    t = 'z';
}
K(t); // yes`,
  'labels leave the right loop': `
let t = 'x';
outer: for (const a of b) {
  for (const c of d) {
    t = S();
    continue outer;
  }
  t = 'y';
}
K(t); // yes`,
  'parameters: defaults, rest, destructuring, arguments': `
function f(a = S(), { b: { c }, ...others }, ...rest) {
  K(a); // yes
  K(c); // yes
  K(others); // no
  K(others.d); // no
  K(rest[0]); // yes
  K(arguments[2]); // yes
}
f(undefined, { b: { c: S() }, e: 'x' }, S());
const g = (x, y) => {
  K(x); // no
  K(y); // yes
};
g('x', S());`,
  'closures keep what they captured': `
function make(t) { return () => t; }
const a = make(S());
K(a()); // yes
function outer() {
  let h = {}; const add = () => { h.authorization = S(); }; add();
  K(h.authorization); // yes
}`,
  'a function hoisted over its use': `
K(f()); // yes
function f() { return S(); }`,
  'classes: parameter properties, fields, accessors, inheritance': `
class Box {
  #secret = 'x';
  clean = 'x';
  constructor(private token, other) { this.#secret = other; }
  get() { return this.token; }
  other() { return this.#secret; }
  same() { return this.clean; }
}
const box = new Box(S(), 'x');
K(box.get()); // yes
K(box.other()); // no
K(box.same()); // no
K(box.token); // yes`,
  'getters of object literals': `
const t = S();
const o = { get token() { return t; }, get clean() { return 'x'; } };
K(o.token); // yes
K(o.clean); // no`,
  'generators hand out elements': `
function* gen() { yield S(); }
for (const x of gen()) {
  K(x); // yes
}`,
  'CommonJS exports are an object': `
exports.a = S();
module.exports.b = 'x';
K(exports.a); // yes
K(module.exports.b); // no`,
  'enums and namespaces are objects': `
enum E { A = 'a', B = S() }
namespace N { export const t = S(); export const u = 'x'; }
K(E.A); // no
K(E.B); // yes
K(N.t); // yes
K(N.u); // no
function f(x) { K(x); } // yes
namespace f { export const t = S(); }
f(f.t);`,
};

describe('flows', () => {
  for (const [title, text] of Object.entries(programs)) test(title, () => agrees(text));
});

const copies: { readonly [title: string]: string } = {
  'for … of entries with continue': `
for (const [k, v] of Object.entries(h)) {
  if (k.toLowerCase() === 'authorization') continue;
  out[k] = v;
}`,
  'for … of with a guard around the store': `
for (const [k, v] of h.entries()) if (k !== 'authorization' && c) { out.set(k, v); }`,
  'for … in': `
for (const k in h) { if (!DROP.includes(k)) out[k] = h[k]; }`,
  'a local name for the key': `
for (const [name, value] of Object.entries(h)) {
  const lower = name.toLowerCase();
  if (DROP.has(lower) || lower === 'x') continue;
  out[lower] = String(value);
}`,
  'forEach of entries': `
Object.entries(h).forEach(([k, v]) => { if (!DROP.has(k)) out[k] = v; });`,
  'forEach of a header bag': `
h.forEach((value, key) => { if (key === 'authorization') return; out.set(key, value); });`,
  'keys and a filter': `
Object.keys(h).filter((k) => k !== 'authorization').forEach((k) => { out[k] = h[k]; });`,
  'fromEntries of filtered entries': `
Object.assign(out, Object.fromEntries(Object.entries(h).filter(([k]) => !DROP.has(k.toLowerCase())).map(([k, v]) => [k, v])));`,
  reduce: `
Object.assign(out, Object.entries(h).reduce((acc, [k, v]) => { if (k !== 'authorization') acc[k] = v; return acc; }, {}));`,
  'reduce with spread': `
Object.assign(out, Object.entries(h).reduce((acc, [k, v]) => (k === 'authorization' ? acc : { ...acc, [k]: v }), {}));`,
  'an allow list': `
for (const [k, v] of Object.entries(h)) if (k === 'accept' || k === 'cookie') out[k] = v;`,
};

describe('copies of mappings entry by entry', () => {
  for (const [title, copy] of Object.entries(copies)) {
    test(title, () => {
      agrees(`
const h = { authorization: S(), cookie: S() }; const out = {}; const DROP = new Set(['authorization']);${copy}
K(out.authorization); // no
K(out.cookie); // yes`);
    });
  }

  test('without a check everything is copied', () => {
    agrees(`
const h = { authorization: S() }; const out = {};
for (const [k, v] of Object.entries(h)) out[k] = v;
K(out.authorization); // yes
K(out.cookie); // no`);
  });
});
