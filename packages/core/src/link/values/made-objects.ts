import type { LinkedCall } from '../contract/contract.js';

/** Lower-case names of Python's own containers; every other class has a name that begins with a capital. */
const CONTAINERS: ReadonlySet<string> = new Set(['dict', 'list', 'set', 'deque', 'defaultdict']);

/**
 * Whether a call of library code makes an object in which the program may keep something: a map, a queue, a table of listeners.
 * `called`: what the library value is called, for calls that nobody wrote.
 */
export function makesObject({ form, name: written }: LinkedCall, called = ''): boolean {
  const name = written === '' ? (/(\w+)\W*$/.exec(called)?.[1] ?? '') : written;
  return form === 'new' || (form === 'call' && (CONTAINERS.has(name) || /^[A-Z][A-Za-z]*[a-z]/.test(name)));
}
