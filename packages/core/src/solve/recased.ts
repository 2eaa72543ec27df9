import type { FlowContent, FlowKeySet } from './flow-graph.js';

/** Per key set that changes the case of keys: the content that each content becomes. A key that nothing in the program names stays. */
export function recasedContents(
  contents: readonly FlowContent[],
  keySets: readonly FlowKeySet[],
): readonly (Int32Array | null)[] {
  const made = new Map<string, Int32Array>();
  return keySets.map(({ recased }) => {
    if (recased === undefined) return null;
    let table = made.get(recased);
    if (table === undefined) {
      table = inCase(contents, recased);
      made.set(recased, table);
    }
    return table;
  });
}

function inCase(contents: readonly FlowContent[], to: 'lower' | 'upper'): Int32Array {
  const keys = new Map<string, number>();
  contents.forEach((content, id) => {
    if (content.kind === 'key' || (content.kind === 'field' && !keys.has(content.name))) keys.set(content.name, id);
  });
  return Int32Array.from(contents, (content, id) => {
    if (content.kind !== 'key' && content.kind !== 'field') return id;
    const name = to === 'lower' ? content.name.toLowerCase() : content.name.toUpperCase();
    return name === content.name ? id : (keys.get(name) ?? id);
  });
}
