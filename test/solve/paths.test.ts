import { describe, expect, it } from 'vitest';
import { Compatibility } from '../../packages/core/src/solve/compatible.js';
import type { FlowContent, FlowGoal, FlowKind } from '../../packages/core/src/solve/flow-graph.js';
import { FLOW_KIND } from '../../packages/core/src/solve/flow-graph.js';
import { GoalTest } from '../../packages/core/src/solve/goals.js';
import { EMPTY_PATH, NO_PATH, type PathId, PathTable } from '../../packages/core/src/solve/paths.js';
import { Transfer } from '../../packages/core/src/solve/transfer.js';
import { answers } from '../support/naive-solver.js';
import { CONTENTS } from './random-problem.js';

const [AUTH, B, TOKEN, FIRST, SECOND, ELEMENT, ANY_KEY, MAP_KEY] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const [FOLDED, NAMED, UNKNOWN] = [0, 1, 2] as const;
const keySets = [
  { keys: ['AUTHORIZATION'], folded: true, uncertain: false },
  { keys: ['b', 'Authorization', '0'], folded: false, uncertain: false },
  { keys: [], folded: false, uncertain: true },
];

function make(limit = 5) {
  const paths = new PathTable(limit);
  const compatibility = new Compatibility(CONTENTS);
  const transfer = new Transfer(paths, compatibility, CONTENTS, keySets);
  const goals = new GoalTest(paths, compatibility, CONTENTS, new Set(['authorization', '0']));
  /** Contents joined by dots, `*` for rest. */
  const show = (path: PathId): string => {
    if (path === NO_PATH) return 'none';
    const parts: string[] = [];
    for (let at = path; at !== EMPTY_PATH; at = paths.tail(at))
      parts.push(paths.isRest(at) ? '*' : `${paths.head(at)}`);
    return parts.join('.');
  };
  /** `'*.n'`: a path that was cut at once and ends with content n. */
  const path = (contents: readonly number[] | `*.${number}`): PathId =>
    typeof contents === 'string' ? paths.cut(paths.from([Number(contents.slice(2))]), 0) : paths.from(contents);
  const apply = (kind: FlowKind, operand: number, contents: readonly number[] | `*.${number}`): string =>
    show(transfer.apply(FLOW_KIND[kind], operand, path(contents)));
  return { paths, transfer, goals, show, path, apply };
}

describe('access paths', () => {
  it('are equal numbers when they are equal', () => {
    const { paths } = make();
    expect(paths.from([AUTH, B])).toBe(paths.push(AUTH, paths.push(B, EMPTY_PATH)));
    expect(paths.from([AUTH, B])).not.toBe(paths.from([B, AUTH]));
    expect(paths.from([])).toBe(EMPTY_PATH);
    expect(paths.contents(paths.from([AUTH, B, TOKEN]))).toEqual([AUTH, B, TOKEN]);
  });

  it('beyond their limit keep their start and their end', () => {
    const { paths, show, path } = make(3);
    expect(show(paths.from([AUTH, B, TOKEN]))).toBe('0.1.2');
    expect(show(paths.from([FIRST, AUTH, B, TOKEN]))).toBe('3.0.*.2');
    expect(show(paths.from([SECOND, FIRST, AUTH, B, TOKEN]))).toBe('4.3.*.2');
    expect(show(paths.push(AUTH, path('*.2')))).toBe('0.*.2');
    const short = make(1);
    expect(short.show(short.paths.from([AUTH, B]))).toBe('*.1');
  });

  it('are cut where a content stands for the third time', () => {
    const { paths, show } = make();
    expect(show(paths.from([B, B]))).toBe('1.1');
    expect(show(paths.from([B, B, B]))).toBe('1.1.*.1');
    expect(show(paths.from([B, B, B, B, B, B]))).toBe('1.1.*.1');
    expect(show(paths.from([B, B, B, TOKEN]))).toBe('1.1.*.2');
    expect(show(paths.from([TOKEN, B, AUTH, B, AUTH]))).toBe('2.1.0.1.0');
  });

  it('are covered by what they are cut to', () => {
    const { paths, show } = make();
    const whole = paths.from([AUTH, B, TOKEN]);
    expect([0, 1, 2, 3].map((keep) => show(paths.cut(whole, keep)))).toEqual(['*.2', '0.*.2', '0.1.*.2', '0.1.*.2']);
    expect(paths.cut(EMPTY_PATH, 0)).toBe(EMPTY_PATH);
    expect(paths.common(whole, paths.from([AUTH, B, B]))).toBe(2);
    expect(paths.common(whole, paths.from([B, B, TOKEN]))).toBe(0);
  });
});

describe('compatibility', () => {
  it('is what the table of the engine says, for every pair', () => {
    const compatibility = new Compatibility(CONTENTS);
    for (const [read, reads] of CONTENTS.entries())
      for (const [stored, stores] of CONTENTS.entries())
        expect(compatibility.reads(read, stored), `${reads.kind} of ${stores.kind}`).toBe(answers(reads, stores));
  });

  it('keeps captured variables of different cells apart', () => {
    const contents: FlowContent[] = [
      { kind: 'captured', cell: 1 },
      { kind: 'captured', cell: 2 },
    ];
    const compatibility = new Compatibility(contents);
    expect(compatibility.reads(0, 0)).toBe(true);
    expect(compatibility.reads(0, 1)).toBe(false);
  });
});

describe('edges', () => {
  const { apply, path, transfer, paths } = make();

  it('value and jump change nothing', () => {
    for (const kind of ['value', 'jump', 'call', 'return', 'shared', 'barrier', 'obscure'] as const) {
      expect(apply(kind, 0, [AUTH, B])).toBe('0.1');
      expect(apply(kind, 0, '*.2')).toBe('*.2');
    }
  });

  it('taint passes the value itself only', () => {
    for (const kind of ['taint', 'obscureTaint'] as const) {
      expect(apply(kind, 0, [])).toBe('');
      expect(apply(kind, 0, '*.2')).toBe('none');
      expect(apply(kind, 0, [AUTH])).toBe('none');
    }
  });

  it('store puts in front and read takes off what it put', () => {
    expect(apply('store', AUTH, [B])).toBe('0.1');
    expect(apply('read', AUTH, [AUTH, B])).toBe('1');
    expect(apply('read', B, [AUTH, B])).toBe('none');
    expect(apply('read', AUTH, [])).toBe('none');
    expect(apply('read', ELEMENT, [MAP_KEY])).toBe('');
    expect(apply('read', MAP_KEY, [AUTH])).toBe('none');
  });

  it('read of a cut path stays inside, or ends it with its last content', () => {
    expect(apply('read', AUTH, '*.2')).toBe('*.2');
    expect(transfer.endsRest(TOKEN, path('*.2'))).toBe(true);
    expect(transfer.endsRest(AUTH, path('*.2'))).toBe(false);
    expect(transfer.endsRest(ANY_KEY, path('*.2'))).toBe(true);
    expect(transfer.endsRest(TOKEN, paths.from([TOKEN]))).toBe(false);
  });

  it('without drops what is certainly in the set', () => {
    expect(apply('without', FOLDED, [AUTH])).toBe('none');
    expect(apply('without', NAMED, [AUTH])).toBe('0');
    expect(apply('without', NAMED, [B])).toBe('none');
    expect(apply('without', NAMED, [FIRST])).toBe('none');
    expect(apply('without', NAMED, [SECOND])).toBe('4');
    expect(apply('without', FOLDED, [ANY_KEY])).toBe('6');
    expect(apply('without', FOLDED, [])).toBe('');
    expect(apply('without', FOLDED, '*.0')).toBe('*.0');
    expect(apply('without', UNKNOWN, [AUTH])).toBe('0');
  });

  it('only keeps what may be in the set', () => {
    expect(apply('only', FOLDED, [AUTH, B])).toBe('0.1');
    expect(apply('only', NAMED, [AUTH])).toBe('none');
    expect(apply('only', FOLDED, [B])).toBe('none');
    expect(apply('only', FOLDED, [ANY_KEY])).toBe('6');
    expect(apply('only', FOLDED, [ELEMENT])).toBe('none');
    expect(apply('only', FOLDED, [])).toBe('none');
    expect(apply('only', FOLDED, '*.1')).toBe('*.1');
    expect(apply('only', UNKNOWN, [AUTH])).toBe('0');
  });

  it('mark what is uncertain and nothing else', () => {
    const mark = (kind: FlowKind, operand: number, before: readonly number[]) => {
      const path = paths.from(before);
      return transfer.mark(FLOW_KIND[kind], operand, path, transfer.apply(FLOW_KIND[kind], operand, path));
    };
    expect(mark('read', AUTH, [ANY_KEY])).toBe('key');
    expect(mark('read', AUTH, [AUTH])).toBeNull();
    expect(mark('read', ANY_KEY, [AUTH])).toBeNull();
    expect(mark('without', UNKNOWN, [AUTH])).toBe('key-set');
    expect(mark('without', UNKNOWN, [ELEMENT])).toBeNull();
    expect(mark('without', UNKNOWN, [])).toBeNull();
    expect(mark('without', NAMED, [AUTH])).toBeNull();
    expect(mark('store', B, [B, B])).toBe('cut');
    expect(mark('store', B, [B])).toBeNull();
  });
});

describe('goals', () => {
  const { goals, path } = make();
  const accepts = (
    rest: FlowGoal['rest'],
    contents: readonly number[] | `*.${number}`,
    first: readonly number[] = [],
  ) => goals.accepts({ node: 0, path: first, rest, sink: 0 }, path(contents));

  it('none takes the value itself', () => {
    expect(accepts('none', [])).toBe('yes');
    expect(accepts('none', [AUTH])).toBe('no');
    expect(accepts('none', '*.2')).toBe('no');
  });

  it('any looks two contents deep', () => {
    expect(accepts('any', [])).toBe('yes');
    expect(accepts('any', [B, TOKEN])).toBe('yes');
    expect(accepts('any', [B, TOKEN, B])).toBe('no');
  });

  it('credential keys take the key, an unknown key, and pairs', () => {
    expect(accepts('credential-keys', [])).toBe('no');
    expect(accepts('credential-keys', [AUTH])).toBe('yes');
    expect(accepts('credential-keys', [AUTH, FIRST])).toBe('yes');
    expect(accepts('credential-keys', [AUTH, B])).toBe('no');
    expect(accepts('credential-keys', [B])).toBe('no');
    expect(accepts('credential-keys', [ANY_KEY])).toBe('guess');
    expect(accepts('credential-keys', [ELEMENT, SECOND])).toBe('guess');
    expect(accepts('credential-keys', [ELEMENT, FIRST])).toBe('no');
    expect(accepts('credential-keys', [ELEMENT])).toBe('no');
  });

  it('named keys take these only, in any case', () => {
    expect(accepts(['Token'], [TOKEN])).toBe('yes');
    expect(accepts(['Token'], [AUTH])).toBe('no');
    expect(accepts(['token'], [ELEMENT, SECOND])).toBe('no');
    expect(accepts(['token'], [ANY_KEY])).toBe('guess');
  });

  it('take their own contents off first', () => {
    expect(accepts('none', [AUTH], [AUTH])).toBe('yes');
    expect(accepts('none', [B], [AUTH])).toBe('no');
    expect(accepts('none', [], [AUTH])).toBe('no');
    expect(accepts('none', [AUTH, B], [AUTH])).toBe('no');
    expect(accepts('any', [AUTH, B], [AUTH])).toBe('yes');
    expect(accepts('none', [ANY_KEY], [AUTH])).toBe('guess');
  });

  it('take a cut path as a guess where its last content fits', () => {
    expect(accepts('any', '*.2')).toBe('guess');
    expect(accepts('credential-keys', '*.0')).toBe('guess');
    expect(accepts('credential-keys', '*.2')).toBe('no');
    expect(accepts('credential-keys', '*.5')).toBe('guess');
    expect(accepts(['token'], '*.2')).toBe('guess');
    expect(accepts('none', '*.0', [AUTH])).toBe('guess');
    expect(accepts('none', '*.0', [B, AUTH])).toBe('guess');
    expect(accepts('none', '*.1', [AUTH])).toBe('no');
    expect(accepts('any', '*.1', [AUTH])).toBe('guess');
  });
});
