import { describe, expect, it } from 'vitest';
import type { CallableId } from '@tokentrail/core/lowering';
import { arrivals, SmallFile } from '../support/small-file.js';

describe('variables that a closure assigns', () => {
  /** `outer` (callable 1) holds `t`; the closure (callable 2) assigns what the source returns to it. */
  function run(afterwards: (file: SmallFile) => void): string[][] {
    const file = new SmallFile({ t: { callable: 1, usedIn: [2], writtenInside: true, rewritten: true } }, [0, 1]);
    file.module(() => void file.builder.functionValue(1 as CallableId, file.span()));
    file.lower(1, () => {
      file.set('t', file.text('x'));
      file.builder.functionValue(2 as CallableId, file.span());
      afterwards(file);
    });
    file.lower(2, () => void file.set('t', file.call('source')));
    return arrivals(file.finish());
  }

  it('hold what it assigned after a call, even when they were assigned in between', () => {
    const found = run((file) => {
      file.set('t', file.text('y'));
      file.call('inner');
      file.call('sink', [file.get('t')]);
    });
    expect(found).toEqual([['']]);
  });

  it('hold what was assigned last where nothing was called since', () => {
    const found = run((file) => {
      file.call('inner');
      file.set('t', file.text('y'));
      file.call('sink', [file.get('t')]);
    });
    expect(found).toEqual([[]]);
  });
});

describe('thrown values', () => {
  it('reach the handlers of the nearest try, and no one else', () => {
    const file = new SmallFile({ e: {} });
    file.module(() => {
      file.builder.tryCatch({
        body: () => file.builder.throwValue(file.call('source'), file.span()),
        handlers: [(caught) => void file.call('sink', [caught])],
      });
      file.builder.tryCatch({
        body: () => void file.call('other'),
        handlers: [(caught) => void file.call('sink', [caught])],
      });
    });
    expect(arrivals(file.finish())).toEqual([[''], []]);
  });
});
