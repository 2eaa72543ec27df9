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
  const show = (path: PathId): string => (path === NO_PATH ? 'none' : paths.contents(path).join('.'));
  const apply = (kind: FlowKind, operand: number, contents: readonly number[]): string =>
    show(transfer.apply(FLOW_KIND[kind], operand, paths.from(contents)));
  return { paths, transfer, goals, show, apply };
}

describe('access paths', () => {
  it('are equal numbers when they are equal', () => {
    const { paths } = make();
    expect(paths.from([AUTH, B])).toBe(paths.push(AUTH, paths.push(B, EMPTY_PATH)));
    expect(paths.from([AUTH, B])).not.toBe(paths.from([B, AUTH]));
    expect(paths.from([])).toBe(EMPTY_PATH);
    expect(paths.contents(paths.from([AUTH, B, TOKEN]))).toEqual([AUTH, B, TOKEN]);
  });

  it('are given up beyond their limit', () => {
    const { paths, show } = make(3);
    expect(show(paths.from([AUTH, B, TOKEN]))).toBe('0.1.2');
    expect(paths.from([FIRST, AUTH, B, TOKEN])).toBe(NO_PATH);
  });

  it('are given up sooner with a content that may be any', () => {
    const paths = new PathTable(4, 3, (content) => content === ANY_KEY);
    expect(paths.from([FIRST, AUTH, B, TOKEN])).not.toBe(NO_PATH);
    expect(paths.from([ANY_KEY, B, TOKEN])).not.toBe(NO_PATH);
    expect(paths.from([ANY_KEY, AUTH, B, TOKEN])).toBe(NO_PATH);
    expect(paths.from([FIRST, AUTH, ANY_KEY, TOKEN])).toBe(NO_PATH);
  });

  it('are given up where a content stands for the third time', () => {
    const { paths, show } = make();
    expect(show(paths.from([B, AUTH, B, AUTH]))).toBe('1.0.1.0');
    expect(paths.from([B, B, B])).toBe(NO_PATH);
    expect(paths.from([B, AUTH, B, AUTH, B])).toBe(NO_PATH);
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
  const { apply, transfer, paths } = make();

  it('value and jump change nothing', () => {
    for (const kind of ['value', 'jump', 'call', 'return', 'shared', 'barrier', 'obscure'] as const) {
      expect(apply(kind, 0, [AUTH, B])).toBe('0.1');
    }
  });

  it('taint passes the value itself only', () => {
    for (const kind of ['taint', 'obscureTaint'] as const) {
      expect(apply(kind, 0, [])).toBe('');
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

  it('without drops what is certainly in the set', () => {
    expect(apply('without', FOLDED, [AUTH])).toBe('none');
    expect(apply('without', NAMED, [AUTH])).toBe('0');
    expect(apply('without', NAMED, [B])).toBe('none');
    expect(apply('without', NAMED, [FIRST])).toBe('none');
    expect(apply('without', NAMED, [SECOND])).toBe('4');
    expect(apply('without', FOLDED, [ANY_KEY])).toBe('6');
    expect(apply('without', FOLDED, [])).toBe('');
    expect(apply('without', UNKNOWN, [AUTH])).toBe('0');
  });

  it('only keeps what may be in the set', () => {
    expect(apply('only', FOLDED, [AUTH, B])).toBe('0.1');
    expect(apply('only', NAMED, [AUTH])).toBe('none');
    expect(apply('only', FOLDED, [B])).toBe('none');
    expect(apply('only', FOLDED, [ANY_KEY])).toBe('6');
    expect(apply('only', FOLDED, [ELEMENT])).toBe('none');
    expect(apply('only', FOLDED, [])).toBe('none');
    expect(apply('only', UNKNOWN, [AUTH])).toBe('0');
  });

  it('mark what is uncertain and nothing else', () => {
    const mark = (kind: FlowKind, operand: number, before: readonly number[]) => {
      return transfer.mark(FLOW_KIND[kind], operand, paths.from(before));
    };
    expect(mark('read', AUTH, [ANY_KEY])).toBe('key');
    expect(mark('read', AUTH, [AUTH])).toBeNull();
    expect(mark('read', ANY_KEY, [AUTH])).toBeNull();
    expect(mark('without', UNKNOWN, [AUTH])).toBe('key-set');
    expect(mark('without', UNKNOWN, [ELEMENT])).toBeNull();
    expect(mark('without', UNKNOWN, [])).toBeNull();
    expect(mark('without', NAMED, [AUTH])).toBeNull();
    expect(mark('store', B, [B])).toBeNull();
  });
});

describe('goals', () => {
  const { goals, paths } = make();
  const accepts = (rest: FlowGoal['rest'], contents: readonly number[], first: readonly number[] = []) =>
    goals.accepts({ node: 0, path: first, rest, sink: 0 }, paths.from(contents));

  it('none takes the value itself', () => {
    expect(accepts('none', [])).toBe('yes');
    expect(accepts('none', [AUTH])).toBe('no');
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
});
