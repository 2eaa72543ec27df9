import * as fc from 'fast-check';

// A tiny program language over text variables and objects, printed as JavaScript and as Python with the same meaning. The
// JavaScript print is run for real with marked values; what reaches a sink there must be found by the analysis of both prints.

export type TextExpression =
  | { readonly kind: 'constant' }
  | { readonly kind: 'source' }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'join'; readonly left: TextExpression; readonly right: TextExpression }
  | { readonly kind: 'get'; readonly object: string; readonly key: string }
  | { readonly kind: 'call'; readonly callee: number; readonly text: string; readonly object: string };

export type ObjectExpression =
  | { readonly kind: 'new' }
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'child'; readonly object: string };

export type Statement =
  | { readonly kind: 'text'; readonly name: string; readonly value: TextExpression }
  | { readonly kind: 'object'; readonly name: string; readonly value: ObjectExpression }
  | { readonly kind: 'set'; readonly object: string; readonly key: string; readonly value: TextExpression }
  | { readonly kind: 'adopt'; readonly object: string; readonly child: string }
  | { readonly kind: 'delete'; readonly object: string; readonly key: string }
  | { readonly kind: 'sink'; readonly value: TextExpression }
  | {
      readonly kind: 'if';
      readonly flag: number;
      readonly taken: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | { readonly kind: 'loop'; readonly body: readonly Statement[] };

/** Functions take a text `t0` and an object `o0` and return a text; each calls only functions before it. */
export interface TinyProgram {
  readonly functions: readonly { readonly body: readonly Statement[]; readonly result: TextExpression }[];
  readonly main: readonly Statement[];
}

const TEXTS = ['t0', 't1', 't2'];
const OBJECTS = ['o0', 'o1', 'o2'];
const KEYS = ['a', 'b'];
export const FLAGS = 3;

const textName = fc.constantFrom(...TEXTS);
const objectName = fc.constantFrom(...OBJECTS);
const key = fc.constantFrom(...KEYS);

function textExpression(callees: number): fc.Arbitrary<TextExpression> {
  const simple: fc.Arbitrary<TextExpression> = fc.oneof(
    { weight: 2, arbitrary: fc.constant<TextExpression>({ kind: 'constant' }) },
    { weight: 2, arbitrary: fc.constant<TextExpression>({ kind: 'source' }) },
    { weight: 3, arbitrary: textName.map((name): TextExpression => ({ kind: 'text', name })) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('get' as const), object: objectName, key }) },
  );
  const join: fc.Arbitrary<TextExpression> = fc.record({
    kind: fc.constant('join' as const),
    left: simple,
    right: simple,
  });
  if (callees === 0) return fc.oneof({ weight: 5, arbitrary: simple }, { weight: 1, arbitrary: join });
  const call: fc.Arbitrary<TextExpression> = fc.record({
    kind: fc.constant('call' as const),
    callee: fc.nat({ max: callees - 1 }),
    text: textName,
    object: objectName,
  });
  return fc.oneof({ weight: 5, arbitrary: simple }, { weight: 1, arbitrary: join }, { weight: 2, arbitrary: call });
}

function statements(depth: number, callees: number, control: boolean): fc.Arbitrary<readonly Statement[]> {
  const value = textExpression(callees);
  const flat: fc.Arbitrary<Statement> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('text' as const), name: textName, value }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('object' as const),
        name: objectName,
        value: fc.oneof(
          fc.constant<ObjectExpression>({ kind: 'new' }),
          objectName.map((name): ObjectExpression => ({ kind: 'object', name })),
          objectName.map((object): ObjectExpression => ({ kind: 'child', object })),
        ),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), object: objectName, key, value }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('adopt' as const), object: objectName, child: objectName }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), object: objectName, key }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('sink' as const), value }) },
  );
  if (depth === 0 || !control) return fc.array(flat, { minLength: 1, maxLength: 7 });
  const inner = statements(depth - 1, callees, control);
  const branch: fc.Arbitrary<Statement> = fc.record({
    kind: fc.constant('if' as const),
    flag: fc.nat({ max: FLAGS - 1 }),
    taken: inner,
    otherwise: inner,
  });
  const loop: fc.Arbitrary<Statement> = fc.record({ kind: fc.constant('loop' as const), body: inner });
  return fc.array(
    fc.oneof({ weight: 6, arbitrary: flat }, { weight: 1, arbitrary: branch }, { weight: 1, arbitrary: loop }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
}

/** Programs without (`control` false) or with branches and loops. */
export function tinyPrograms(control: boolean): fc.Arbitrary<TinyProgram> {
  const functionOf = (callees: number) =>
    fc.record({ body: statements(1, callees, control), result: textExpression(callees) });
  return fc.record({
    functions: fc.tuple(functionOf(0), functionOf(1)),
    main: statements(2, 2, control),
  });
}
