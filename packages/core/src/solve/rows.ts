/** Items by key: those of key k are `rows[first[k]]` up to `first[k + 1]`, ascending. */
export interface Rows {
  readonly first: Int32Array;
  readonly rows: Int32Array;
}

/** Groups the items 0 up to `count` by a key below `keys`; an item of key -1 is left out. Counting sort. */
export function rowsBy(keys: number, count: number, keyOf: (item: number) => number): Rows {
  const first = new Int32Array(keys + 1);
  for (let item = 0; item < count; item++) {
    const key = keyOf(item);
    if (key >= 0) first[key + 1] = (first[key + 1] ?? 0) + 1;
  }
  for (let key = 0; key < keys; key++) first[key + 1] = (first[key + 1] ?? 0) + (first[key] ?? 0);
  const next = first.slice();
  const rows = new Int32Array(first[keys] ?? 0);
  for (let item = 0; item < count; item++) {
    const key = keyOf(item);
    if (key < 0) continue;
    const at = next[key] ?? 0;
    rows[at] = item;
    next[key] = at + 1;
  }
  return { first, rows };
}
