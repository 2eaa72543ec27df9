import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../packages/core/src/facts/callable.js';
import { NO_NODE, type NodeId } from '../../packages/core/src/facts/ids.js';
import { hasSignature, signatureOf } from '../../packages/core/src/model/signature-roots.js';

const parameter = (name: string, over: Partial<Parameter> = {}): Parameter => ({
  node: 0 as NodeId,
  out: NO_NODE,
  label: name,
  index: 0,
  name,
  collects: null,
  default: NO_NODE,
  ...over,
});

const takes = (root: string, ...parameters: readonly Parameter[]) => hasSignature(signatureOf(root), parameters);

describe('roots of paths that begin at callables of the program', () => {
  it('ask for the names of all parameters in order', () => {
    expect(takes('callable scope send', parameter('scope'), parameter('send'))).toBe(true);
    expect(takes('callable scope send', parameter('send'), parameter('scope'))).toBe(false);
    expect(takes('callable scope send', parameter('scope'))).toBe(false);
    expect(takes('callable scope send', parameter('scope'), parameter('send'), parameter('more'))).toBe(false);
  });

  it('let pass what a caller may leave out, and more where they say so', () => {
    expect(takes('callable scope', parameter('scope'), parameter('depth', { default: 3 as NodeId }))).toBe(true);
    expect(takes('callable scope', parameter('scope'), parameter('rest', { collects: 'keyword' }))).toBe(true);
    expect(takes('callable request ..', parameter('request'), parameter('pk'))).toBe(true);
    expect(takes('callable request ..', parameter('pk'), parameter('request'))).toBe(false);
  });

  it('may hold for files alone that import a package', () => {
    expect(signatureOf('callable request .. using django rest_framework')).toEqual({
      names: ['request'],
      isOpen: true,
      packages: ['django', 'rest_framework'],
    });
  });
});
