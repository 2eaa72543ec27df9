import { describe, expect, it } from 'vitest';
import { isEvident } from '../../packages/core/src/finding/evidence.js';
import type { SinkOccurrence } from '../../packages/core/src/link/contract/program.js';

function sink(rowIndex: number, mark: string | null): SinkOccurrence {
  return {
    rowIndex,
    mark,
    assumed: null,
    kind: 'outbound-credential',
    label: '',
    site: { file: 0, span: { from: 0, to: 0 } },
    call: 0,
    callable: 0,
    confidence: 'medium',
    goals: [],
    address: '',
    purpose: '',
  };
}

const named = sink(3, null);
const suspected = sink(-1, 'not modelled');

describe('what is evidence enough', () => {
  it('is any trail that passes through no shared instance', () => {
    expect(isEvident(suspected, ['a', 'b', 'not modelled'], 0)).toBe(true);
    expect(isEvident(named, ['a', 'b'], 0)).toBe(true);
  });

  it('is one shared instance and nothing else for a sink that only its name speaks for', () => {
    expect(isEvident(suspected, ['not modelled'], 1)).toBe(true);
    expect(isEvident(suspected, ['a', 'not modelled'], 1)).toBe(false);
    expect(isEvident(suspected, ['not modelled'], 2)).toBe(false);
  });

  it('is for a sink of a row all but many shared instances on an uncertain trail', () => {
    expect(isEvident(named, [], 7)).toBe(true);
    expect(isEvident(named, ['a'], 3)).toBe(true);
    expect(isEvident(named, ['a', 'b'], 2)).toBe(true);
    expect(isEvident(named, ['a', 'b'], 3)).toBe(false);
  });
});
