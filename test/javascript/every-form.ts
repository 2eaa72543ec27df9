/** Sources that hold every form of statement and expression, with `S()` wherever one is evaluated. */
export const everyForm: readonly { readonly title: string; readonly dialect: string; readonly text: string }[] = [
  {
    title: 'literals and names',
    dialect: 'ts',
    text: `#!/usr/bin/env node
1; 0x1f; 1_000n; 'a\\n'; true; null; /r[/]/g; this; x; new.target; import.meta.url; \`a\${S()}b\${S()}\`; \`plain\`;`,
  },
  {
    title: 'operators',
    dialect: 'ts',
    text: `a + S() - S() * S() / S() % S() ** S(); a & S() | S() ^ S() << S(); ~S(); -S(); +S(); !S(); typeof S(); void S();
S() && S() || S(); S() ?? S(); S() ? S() : S(); (S(), S()); S() in S(); S() instanceof S(); S() === S(); S() != S();
S() < S(); S() >= S(); delete S().a; delete a[S()]; a++; --a.b; S()[S()]++; !!S();`,
  },
  {
    title: 'assignments',
    dialect: 'ts',
    text: `a = S(); a.b = S(); a[S()] = S(); S().x += S(); a ||= S(); a.b ??= S(); a &&= S();
[a, b = S(), [c], ...d] = S(); ({ a, b: q.c, [S()]: e = S(), ...f } = S()); (a as any) = S(); a! = S();`,
  },
  {
    title: 'member, call and new',
    dialect: 'ts',
    text: `S().a.b?.c?.[S()]?.(S()).d!.e; f<T>(S(), ...S(), S()); new A(S()); new A; new a.B<C>(...S()); g\`x\${S()}\`; S()\`y\`;
(S() as T).a(S()); (<T>S()).b; S() satisfies T; await S().then(S()); import('m'); import(S()); require('m'); require(S()); a<b>;`,
  },
  {
    title: 'objects and arrays',
    dialect: 'ts',
    text: `[S(), , ...S(), S()]; ({ a, b: S(), 'c': S(), 1: S(), [S()]: S(), ...S(), d() { S() }, get e() { return S() },
set e(v) { S() }, async *f() { yield S(); yield* S(); yield }, [S()]() { S() }, ...(S() ? { g: S() } : S()), ...(S() && { h: S() }), ...(S() ?? {}) });`,
  },
  {
    title: 'functions',
    dialect: 'ts',
    text: `function f(a = S(), { b = S(), ...c }: T, [d = S()] = S(), ...e: U[]): R { return S() }
const g = async (x = S()) => S(), h = (x) => { S() }, i = function named() { named(); S() }, j = <T,>(x: T): x is T => S();
function overloaded(a: string): void; function overloaded(a: any) { return arguments[S()] } async function* k(this: T) { for await (const x of S()) S() }`,
  },
  {
    title: 'classes',
    dialect: 'ts',
    text: `@D(S()) export class A<T> extends S() implements B, C { static #p = S(); readonly x: T = S(); private y?: U; z!: V; [k: string]: any;
constructor(@P(S()) private a: T, public readonly b = S()) { super(S()); S() } get g() { return S() } set g(v) { S() } static async m<T>(a = S()) { S() }
static { S(); this.q = S() } @M(S()) override n() { super.n(S()) } accessor w = S(); *gen() { yield S() } [S()]() { S() } declare d: T; o?(): void; arrow = () => S() }
abstract class E extends A { abstract m(): void; f = S() } const F = class extends A { g = S() }; const G = class Named { static h = Named; i = S() };`,
  },
  {
    title: 'declarations',
    dialect: 'ts',
    text: `let a = S(), b: T, { c = S(), d: [e = S()], ...f } = S(); const [g] = S(); var h = S(); using u = S(); enum E { A, B = S(), C = 'x' }
namespace N.M { export const a = S(); export function b() { S() } S() } declare const w: T; declare function v(): void; declare global { interface W {} }
declare class X { a: T; m(): U } type Y = { a: T }; interface I<T> extends J, K<T> { a: T; b?(c: D): E; new (x): I; (y): Z; readonly [k: string]: U }`,
  },
  {
    title: 'statements',
    dialect: 'ts',
    text: `if (S()) S(); else if (S()) { S() } else S(); for (let i = S(); S(); S()) S(); for (;;) { break } for (S(); ; ) { if (S()) continue; S(); break }
for (const [a, b = S()] of S()) S(); for (const k in S()) S(); for (x.y of S()) S(); while (S()) S(); do S(); while (S()); outer: for (;;) { break outer } l: { S(); break l }
switch (S()) { case S(): S(); case 1: S(); break; default: S() } try { S() } catch ({ message = S() }) { S() } finally { S() } try { S() } catch { S() }
{ let y = S(); } ; debugger; throw S();`,
  },
  { title: 'sloppy statements', dialect: 'js', text: 'with (S()) S(); if (a) function f() { S() }' },
  {
    title: 'modules',
    dialect: 'ts',
    text: `import a, { b as c, type D, default as e } from 'm'; import * as ns from 'n'; import type { T } from 't'; import 's'; import j from './x.json' with { type: 'json' };
import x = require('y'); export { a as b, type D }; export * from 'p'; export * as q from 'q'; export { r as default } from 'r'; export const v = S(), { w = S() } = S();
export function f() { S() } export class K { a = S() } export type U = T; export enum L { A = S() }`,
  },
  {
    title: 'default export of an expression',
    dialect: 'ts',
    text: 'export default { fetch() { return S() }, a: S() };',
  },
  {
    title: 'default export of a function',
    dialect: 'ts',
    text: 'export default async function (a = S()) { return S() }',
  },
  { title: 'export assignment', dialect: 'ts', text: 'export = S();' },
  {
    title: 'types',
    dialect: 'ts',
    text: `let a: A | null | undefined | 1 | -1 | 'x', b: B & C, c: D[], d: readonly E[], e: [F, G?], f: (x: H) => I, g: new (x: J) => K, h: typeof a.b, i: keyof L, j: unique symbol;
let k: M['x'], l: N.O<P>, m: Q extends infer R ? S1 : T, n: \`a\${U}\`, o: (V), p: this, q: void, r: import('m').W, s: { a: X; b(): Y; readonly [k: string]: Z };`,
  },
  {
    title: 'JSX',
    dialect: 'tsx',
    text: `<A b="c" d={S()} {...S()} e f=<G/>>text {S()} {/* c */}<B.C x={S()}/>{...S()}</A>; <div a={S()}><a:b/></div>; <>{S()}</>;`,
  },
];
