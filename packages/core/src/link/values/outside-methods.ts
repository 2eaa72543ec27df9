import { NODE_KIND } from '../../facts/flow-node.js';
import type { Openness } from './openness.js';
import type { Propagation } from './propagation.js';
import { VALUE_KIND } from './values.js';

// Methods that no code of the program calls, of objects that code outside gets hold of: it calls them, a base class there (a session
// whose `request` is overridden, a transport) or whatever the object was given to. What their receivers hold is what any such object
// was made with; nobody sees which of them it is.

/** Classes whose instances code outside the program calls, and the receivers it comes in by. */
export class OutsideMethods {
  /** Receivers of uncalled methods, each with the classes of which the object may be, ascending. */
  readonly receivers: Map<number, readonly number[]> = new Map<number, readonly number[]>();
  /** Classes of which some instance may enter by one of the receivers. */
  readonly classes: Set<number> = new Set<number>();

  constructor(propagation: Propagation, openness: Openness) {
    const { index, classes, tracker, candidates } = propagation;
    const called = new Set<number>();
    for (const { id } of tracker.calls) for (const { callable } of candidates.of(id)) called.add(callable);
    const given = givenOutside(propagation, openness);
    index.callables.forEach(({ facts, file }, callable) => {
      const { owner, self, kind } = facts;
      if (owner < 0 || self < 0 || kind === 'constructor' || called.has(callable)) return;
      const receiver = self + file.nodeBase;
      if (index.nodeKind[receiver] !== NODE_KIND.self) return;
      const declaring = owner + file.classBase;
      const entering = [declaring, ...classes.descendants(declaring)].filter(
        (id) => given.has(id) || classes.order(id).some((base) => classes.foreignBasesOf(base).length > 0),
      );
      if (entering.length === 0) return;
      this.receivers.set(receiver, entering);
      for (const id of entering) this.classes.add(id);
    });
  }
}

/** Classes of instances that calls out of the program get, alone or inside an object. */
function givenOutside({ index, tracker, cells }: Propagation, openness: Openness): ReadonlySet<number> {
  const { values, sets } = tracker;
  const found = new Set<number>();
  const opened = new Set<number>();
  const open = (node: number, isInside: boolean): void => {
    const set = tracker.setAt(node);
    if (set === 0 || (!isInside && opened.has(set))) return;
    if (!isInside) opened.add(set);
    for (const value of sets.list(set))
      if (values.kind(value) === VALUE_KIND.instance) found.add(values.a(value));
      else if (!isInside && values.kind(value) === VALUE_KIND.object)
        for (const cell of cells.of(value)) open(cell, true);
  };
  for (const call of index.calls)
    if (call.arguments.length > 0 && openness.isOpen(call.id) && !openness.hasCandidates(call.id))
      for (const { node } of call.arguments) open(node, false);
  return found;
}
