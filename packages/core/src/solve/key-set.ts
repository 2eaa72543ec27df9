import { NAME_GAP } from '../facts/content.js';
import type { FlowKeySet } from './flow-graph.js';

/** Whether a name is certainly in a key set; an uncertain set has no members that are known. Names of folded sets come in lower case. */
export function membersOf({ keys, folded, uncertain }: FlowKeySet): (name: string) => boolean {
  if (uncertain) return () => false;
  const cased = folded ? keys.map((key) => key.toLowerCase()) : keys;
  const whole = new Set(cased);
  const parts = cased.filter((key) => key.includes(NAME_GAP)).map((key) => key.split(NAME_GAP));
  if (parts.length === 0) return (name) => whole.has(name);
  return (name) => whole.has(name) || parts.some((texts) => fits(name, texts));
}

/** Whether the texts stand in the name in this order, the first at its start and the last at its end. */
function fits(name: string, texts: readonly string[]): boolean {
  const first = texts[0] ?? '';
  const last = texts.at(-1) ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  const end = name.length - last.length;
  for (const text of texts.slice(1, -1)) {
    const found = name.indexOf(text, at);
    if (found < 0 || found + text.length > end) return false;
    at = found + text.length;
  }
  return true;
}
