import { EDGE_KINDS } from '../../packages/core/src/facts/flow-edge.js';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '@tokentrail/core/lowering';
import { arrivals, SmallFile, UNKNOWN } from '../support/small-file.js';

/** Builds a module over some names and says with which paths the source arrives at each sink. */
function flows(names: readonly string[], body: (file: SmallFile, sink: (value: NodeId) => void) => void): string[][] {
  const file = new SmallFile(Object.fromEntries(names.map((name) => [name, {}])));
  file.module(() => body(file, (value) => void file.call('sink', [value])));
  return arrivals(file.finish());
}

describe('objects', () => {
  it('sees a write through an alias, and only under its key', () => {
    const found = flows(['h', 'g'], (file, sink) => {
      file.set('h', file.object());
      file.set('g', file.get('h'));
      file.store(file.get('g'), 'a', file.call('source'));
      sink(file.get('h'));
      sink(file.read(file.get('h'), 'b'));
      sink(file.read(file.get('h'), 'a'));
    });
    expect(found).toEqual([['[a]'], [], ['']]);
  });

  it('keeps the elements of a list of mappings apart', () => {
    const found = flows(['l', 'd'], (file, sink) => {
      const list = file.object();
      file.store(list, { kind: 'index', index: 0 }, file.object());
      file.store(list, { kind: 'index', index: 1 }, file.object());
      file.set('l', list);
      file.set('d', file.read(file.get('l'), { kind: 'index', index: 0 }));
      file.store(file.get('d'), 'a', file.call('source'));
      sink(file.read(file.read(file.get('l'), { kind: 'index', index: 0 }), 'a'));
      sink(file.read(file.read(file.get('l'), { kind: 'index', index: 1 }), 'a'));
      sink(file.get('l'));
    });
    expect(found).toEqual([[''], [], ['[0][a]']]);
  });

  it('carries a write of one turn of a loop into the next', () => {
    const found = flows(['h', 'k'], (file, sink) => {
      file.set('h', file.object());
      file.builder.loop({
        assigns: new Set([file.id('k')]),
        head: () => UNKNOWN,
        body: () => {
          sink(file.get('h'));
          const key = file.set('k', file.call('next'));
          file.store(file.get('h'), { kind: 'anyKey', key }, file.call('source'));
        },
      });
      sink(file.get('h'));
    });
    expect(found).toEqual([['?'], ['?']]);
  });

  it('removes a key for every name of the object', () => {
    const found = flows(['h', 'g'], (file, sink) => {
      file.set('h', file.object());
      file.set('g', file.get('h'));
      file.store(file.get('h'), 'a', file.call('source'));
      sink(file.get('h'));
      file.remove(file.get('h'), 'a');
      sink(file.get('h'));
      sink(file.get('g'));
      sink(file.read(file.get('g'), 'a'));
    });
    expect(found).toEqual([['[a]'], [], [], []]);
  });

  it('joins a conditional overwrite and trusts one on both sides', () => {
    const found = flows(['h'], (file, sink) => {
      const fill = (): void => {
        const object = file.object();
        file.store(object, 'a', file.call('source'));
        file.set('h', object);
      };
      const clean = (): void => file.store(file.get('h'), 'a', file.text('x'));
      fill();
      file.builder.branch(UNKNOWN, clean);
      sink(file.get('h'));
      fill();
      file.builder.branch(UNKNOWN, clean, clean);
      sink(file.get('h'));
    });
    expect(found).toEqual([['[a]'], []]);
  });

  it('updates what a joined name may be, and the joined name when one of its objects is written', () => {
    const found = flows(['a', 'b', 'x'], (file, sink) => {
      file.set('a', file.object());
      file.set('b', file.object());
      file.builder.branch(
        UNKNOWN,
        () => void file.set('x', file.get('a')),
        () => void file.set('x', file.get('b')),
      );
      file.store(file.get('x'), 'k', file.call('source'));
      sink(file.get('a'));
      sink(file.get('b'));
      file.store(file.get('a'), 'm', file.call('source'));
      sink(file.get('x'));
    });
    expect(found).toEqual([['[k]'], ['[k]'], ['[k]', '[m]']]);
  });

  it('overwrites in order when one object absorbs another', () => {
    const found = flows(['h', 'safe', 'first', 'last'], (file, sink) => {
      file.set('h', file.call('headers'));
      const source = file.call('source');
      file.store(file.get('h'), 'a', source);
      const safe = file.object();
      file.store(safe, 'a', file.text('x'));
      const last = file.object();
      file.builder.absorb(last, file.get('h'), file.span());
      file.builder.absorb(last, safe, file.span());
      sink(file.builder.current(last));
      const first = file.object();
      file.builder.absorb(first, safe, file.span());
      file.builder.absorb(first, file.get('h'), file.span());
      sink(file.builder.current(first));
    });
    expect(found).toEqual([[], ['[a]']]);
  });

  it('does not take a key that was only looked up for one that is there', () => {
    const found = flows(['h', 'out'], (file, sink) => {
      file.set('h', file.call('headers'));
      file.read(file.get('h'), 'a');
      const out = file.object();
      file.store(out, 'a', file.call('source'));
      file.builder.absorb(out, file.get('h'), file.span());
      sink(file.builder.current(out));
    });
    expect(found).toEqual([['[a]']]);
  });

  it('copies pairs without the keys that were compared', () => {
    const found = flows(['h'], (file, sink) => {
      file.set('h', file.call('headers'));
      file.store(file.get('h'), 'a', file.call('source'));
      const copy = (keys: readonly string[]): void => {
        const out = file.object();
        const filter = { mode: 'without', keys, nodes: [], folded: true } as const;
        file.builder.copyPairs(out, file.get('h'), [filter], file.span());
        sink(file.builder.current(out));
      };
      copy(['a']);
      copy(['b']);
    });
    expect(found).toEqual([[], ['[a]']]);
  });

  it('shows what a callee may have done to an object and to what it holds', () => {
    const file = new SmallFile({ outer: {}, inner: {} });
    file.module(() => {
      file.set('inner', file.object());
      file.set('outer', file.object());
      file.store(file.get('outer'), 'k', file.get('inner'));
      file.call('change', [file.get('outer')]);
      file.call('sink', [file.get('inner')]);
    });
    const facts = file.finish();
    const change = facts.calls.find((call) => call.name === 'change')!;
    const [after, gain] = change.posts;
    expect(change.posts).toHaveLength(2);
    expect(after!.before).toBe(change.arguments[0]!.node);
    expect(gain!.before).toBe(-1);
    const sink = facts.calls.find((call) => call.name === 'sink')!;
    const { source, target, kind, count } = facts.edges;
    const into = (node: number) => [...Array(count).keys()].filter((edge) => target[edge] === node);
    const states = into(sink.arguments[0]!.node).map((edge) => source[edge]!);
    const below = states.flatMap(into).filter((edge) => source[edge] === gain!.after);
    expect(below.map((edge) => EDGE_KINDS[kind[edge]!])).toEqual(['read']);
  });

  it('makes no state for a call whose objects nobody looks at again', () => {
    const file = new SmallFile({ x: {} });
    file.module(() => {
      file.set('x', file.call('make'));
      file.builder.returnValue(file.call('use', [file.text('a')]), file.span());
    });
    expect(file.finish().calls.every((call) => call.posts.length === 0)).toBe(true);
  });
});
