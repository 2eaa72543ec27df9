import {
  createFlowBuilder,
  type BindingId,
  type CallableId,
  type NodeId,
  ReferenceRows,
  type ScopeId,
  NO_NODE,
} from '@tokentrail/core/lowering';
import { describe, expect, test } from 'vitest';

const span = { from: 0, to: 1 };

function builderWith(names: readonly string[]) {
  const builder = createFlowBuilder({
    path: 'a',
    language: 'test',
    symbols: {
      scopes: [{ id: 0 as ScopeId, kind: 'module', parent: -1 as ScopeId, callable: 0 as CallableId, span }],
      bindings: names.map((name, id) => ({
        id: id as BindingId,
        name,
        scope: 0 as ScopeId,
        callable: 0 as CallableId,
        kind: 'variable',
        captured: false,
        writtenInside: false,
        rewritten: false,
        span,
      })),
      references: new ReferenceRows().table(),
    },
  });
  const id = builder.declareCallable({
    kind: 'module',
    name: '',
    qualifiedName: '',
    parent: -1 as CallableId,
    owner: -1,
    isAsync: false,
    isGenerator: false,
    hasSelf: false,
    span,
    nameSpan: span,
  });
  return { builder, id };
}

/** Nodes from which `target` gets its value over value edges. */
function valuesOf(
  facts: ReturnType<ReturnType<typeof createFlowBuilder>['finish']>,
  target: number,
): ReadonlySet<number> {
  const reached = new Set<number>([target]);
  for (let grew = true; grew; ) {
    grew = false;
    for (let edge = 0; edge < facts.edges.count; edge++)
      if (
        facts.edges.kind[edge] === 0 &&
        reached.has(facts.edges.target[edge] ?? -1) &&
        !reached.has(facts.edges.source[edge] ?? -1)
      ) {
        reached.add(facts.edges.source[edge] ?? -1);
        grew = true;
      }
  }
  return reached;
}

describe('names', () => {
  const constantsAt = (
    lower: (b: ReturnType<typeof builderWith>['builder'], value: (n: number) => NodeId) => NodeId,
  ) => {
    const { builder, id } = builderWith(['x', 'y']);
    builder.lowerCallable(id, () => {
      const value = (n: number) => builder.constant({ kind: 'number', value: n }, span);
      const result = lower(builder, value);
      builder.call({
        form: 'call',
        callee: builder.global('sink', span),
        receiver: NO_NODE,
        name: 'sink',
        span,
        calleeSpan: span,
        arguments: [{ node: result, index: 0, name: null, spread: null, loose: false, span }],
      });
    });
    const facts = builder.finish();
    const reached = valuesOf(facts, facts.calls[0]?.arguments[0]?.node ?? -1);
    return [...reached]
      .filter((node) => facts.nodes.kind[node] === 1)
      .map((node) => facts.constants[facts.nodes.aux[node] ?? -1])
      .map((constant) => (constant?.kind === 'number' ? constant.value : -1))
      .sort();
  };
  const x = 0 as BindingId;
  const opaque = { kind: 'opaque' } as const;

  test('a branch joins, a branch that leaves does not', () => {
    expect(
      constantsAt((b, value) => {
        b.define(x, value(1), span);
        b.branch(opaque, () => b.define(x, value(2), span));
        return b.use(x);
      }),
    ).toEqual([1, 2]);
    expect(
      constantsAt((b, value) => {
        b.define(x, value(1), span);
        b.branch(opaque, () => {
          b.define(x, value(2), span);
          b.returnValue(NO_NODE, span);
        });
        return b.use(x);
      }),
    ).toEqual([1]);
  });

  test('a loop brings the value of its end back to its start', () => {
    expect(
      constantsAt((b, value) => {
        b.define(x, value(1), span);
        let seen = NO_NODE;
        b.loop({
          assigns: new Set([x]),
          head: () => opaque,
          body: () => {
            seen = b.join([b.use(x)], span);
            b.define(x, value(2), span);
          },
        });
        return seen;
      }),
    ).toEqual([1, 2]);
  });

  test('break leaves with its own value; a finalizer sees every way out', () => {
    expect(
      constantsAt((b, value) => {
        b.define(x, value(1), span);
        b.loop({
          assigns: new Set([x]),
          body: () => {
            b.define(x, value(2), span);
            b.branch(opaque, () => b.breakTo());
            b.define(x, value(3), span);
          },
        });
        return b.use(x);
      }),
    ).toEqual([2]);
    expect(
      constantsAt((b, value) => {
        b.define(x, value(1), span);
        let seen = NO_NODE;
        b.tryCatch({
          body: () => {
            b.define(x, value(2), span);
            b.branch(opaque, () => b.returnValue(NO_NODE, span));
            b.define(x, value(3), span);
          },
          handlers: [],
          finalizer: () => {
            seen = b.use(x);
          },
        });
        return seen;
      }),
    ).toEqual([1, 2, 3]);
  });

  test('a handler starts from any point of the body, what follows the body from its end', () => {
    expect(
      constantsAt((b, value) => {
        b.define(x, value(1), span);
        b.tryCatch({
          body: () => {
            b.define(x, value(2), span);
            b.define(x, value(3), span);
          },
          handlers: [() => b.define(1 as BindingId, b.use(x), span)],
        });
        return b.use(1 as BindingId);
      }),
    ).toEqual([1, 2, 3]);
  });
});

describe('objects', () => {
  const stored = (lower: (b: ReturnType<typeof builderWith>['builder']) => NodeId) => {
    const { builder, id } = builderWith(['h', 'g']);
    let result = NO_NODE;
    builder.lowerCallable(id, () => {
      result = lower(builder);
      builder.addExport({ name: 'result', node: result, specifier: null, imported: null, span });
    });
    const facts = builder.finish();
    return facts.nodes.kind[facts.exports[0]?.node ?? -1];
  };

  test('an alias reads what was stored under the other name; another key is a read of its own', () => {
    const under = (key: string) =>
      stored((b) => {
        const object = b.define(0 as BindingId, b.allocate('mapping', span), span);
        const alias = b.define(1 as BindingId, b.use(0 as BindingId), span);
        b.store(alias, { kind: 'key', name: 'k' }, b.constant({ kind: 'number', value: 1 }, span), span);
        return b.read(object, { kind: 'key', name: key }, span);
      });
    expect(under('k')).toBe(1);
    expect(under('other')).toBe(8);
  });
});
