/** Structured programs over a few names, and reaching definitions on an explicit control flow graph: the oracle for SSA form. */

export type Statement =
  | { readonly kind: 'assign'; readonly name: number }
  | { readonly kind: 'use'; readonly name: number }
  | { readonly kind: 'if'; readonly whenTrue: Block; readonly whenFalse: Block }
  | {
      readonly kind: 'loop';
      readonly form: 'while' | 'do' | 'endless';
      readonly label: string | null;
      readonly head: Block;
      readonly body: Block;
      readonly update: Block | null;
      readonly orElse: Block;
    }
  | { readonly kind: 'jump'; readonly repeats: boolean; readonly label: string | null }
  | { readonly kind: 'labelled'; readonly label: string; readonly body: Block }
  | {
      readonly kind: 'try';
      readonly body: Block;
      readonly handlers: readonly Block[];
      readonly orElse: Block;
      readonly finalizer: Block | null;
    }
  | { readonly kind: 'circuit'; readonly right: Block }
  | {
      readonly kind: 'arms';
      readonly arms: readonly Block[];
      readonly fallsThrough: boolean;
      readonly exhaustive: boolean;
    }
  | { readonly kind: 'return' }
  | { readonly kind: 'throw' };

export type Block = readonly Statement[];

/** A point of the graph; `site` numbers assignments and uses in the order of the text. */
interface Point {
  readonly next: Point[];
  readonly assigns: { readonly name: number; readonly site: number } | null;
  readonly reads: { readonly name: number; readonly site: number } | null;
  /** `name:site` facts that hold on entry. */
  readonly incoming: Set<string>;
  reached: boolean;
}

interface Frame {
  readonly kind: 'loop' | 'block' | 'arms' | 'finally' | 'handlers';
  readonly label: string | null;
  readonly exits: Point;
  readonly repeats: Point;
  /** Jumps that a `finally` has stopped: from where, and where to (null: out of the callable). */
  readonly pending: { readonly from: Point; readonly target: Point | null }[];
}

/**
 * Sites of the definitions that reach each use that can run, by the use's site. `finalizers`: each way through a `finally` has its
 * own copy of it (what runs), or all ways share one and leave it in every direction (the coarsest that is still right).
 */
export function reachingDefinitions(
  program: Block,
  finalizers: 'copied' | 'shared',
): ReadonlyMap<number, ReadonlySet<number>> {
  return new Graph(program, finalizers === 'copied').solve();
}

class Graph {
  readonly #points: Point[] = [];
  readonly #frames: Frame[] = [];
  readonly #completing: { readonly end: Point; readonly finished: Point; readonly after: Point; connected: boolean }[] =
    [];
  readonly #start: Point;
  #site = 0;

  readonly #copies: boolean;

  constructor(program: Block, copies: boolean) {
    this.#copies = copies;
    this.#start = this.#point();
    this.#block(program, this.#start);
  }

  solve(): Map<number, Set<number>> {
    this.#start.reached = true;
    const work = [this.#start];
    do {
      this.#propagate(work);
      // What follows a finalizer runs only if the way into it can.
      for (const one of this.#completing) {
        if (one.connected || !one.end.reached) continue;
        one.connected = true;
        one.finished.next.push(one.after);
        if (one.finished.reached) work.push(one.finished);
      }
    } while (work.length > 0);
    return this.#uses();
  }

  #propagate(work: Point[]): void {
    for (let point = work.pop(); point !== undefined; point = work.pop()) {
      const { assigns } = point;
      const kept = [...point.incoming].filter((fact) => assigns === null || !fact.startsWith(`${assigns.name}:`));
      const outgoing = assigns === null ? kept : [...kept, `${assigns.name}:${assigns.site}`];
      for (const next of point.next) {
        const before = next.incoming.size;
        for (const fact of outgoing) next.incoming.add(fact);
        if (next.reached && next.incoming.size === before) continue;
        next.reached = true;
        work.push(next);
      }
    }
  }

  #uses(): Map<number, Set<number>> {
    const uses = new Map<number, Set<number>>();
    for (const { reads, reached, incoming } of this.#points) {
      if (reads === null || !reached) continue;
      const facts = [...incoming].map((fact) => fact.split(':').map(Number));
      const found = uses.get(reads.site) ?? new Set();
      for (const [name, site] of facts) if (name === reads.name) found.add(site!);
      uses.set(reads.site, found);
    }
    return uses;
  }

  /** A new point; an exception may leave from it to every handler around it, up to the first `finally`. */
  #point(assigns: Point['assigns'] = null, reads: Point['reads'] = null): Point {
    const point: Point = { next: [], assigns, reads, incoming: new Set(), reached: false };
    this.#points.push(point);
    if (assigns === null) this.#raise(point);
    return point;
  }

  #raise(point: Point): void {
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const frame = this.#frames[at]!;
      if (frame.kind === 'handlers' || frame.kind === 'finally') point.next.push(frame.exits);
      if (frame.kind === 'finally') return;
    }
  }

  #then(from: Point): Point {
    const point = this.#point();
    from.next.push(point);
    return point;
  }

  #block(block: Block, from: Point): Point {
    let at = from;
    for (const statement of block) at = this.#statement(statement, at);
    return at;
  }

  #statement(statement: Statement, from: Point): Point {
    switch (statement.kind) {
      case 'assign':
      case 'use': {
        const mark = { name: statement.name, site: this.#site++ };
        const point = statement.kind === 'assign' ? this.#point(mark) : this.#point(null, mark);
        from.next.push(point);
        return this.#then(point);
      }
      case 'if': {
        const ends = [
          this.#block(statement.whenTrue, this.#then(from)),
          this.#block(statement.whenFalse, this.#then(from)),
        ];
        return this.#meet(ends);
      }
      case 'circuit':
        return this.#meet([this.#block(statement.right, this.#then(from)), from]);
      case 'loop':
        return this.#loop(statement, from);
      case 'labelled': {
        const exits = this.#point();
        this.#frames.push({ kind: 'block', label: statement.label, exits, repeats: exits, pending: [] });
        this.#block(statement.body, this.#then(from)).next.push(exits);
        this.#frames.pop();
        return exits;
      }
      case 'arms':
        return this.#arms(statement, from);
      case 'try':
        return this.#try(statement, from);
      case 'jump':
        this.#jump(statement.repeats, statement.label, from);
        return this.#canJump(statement.repeats, statement.label) === null ? from : this.#point();
      default:
        this.#through(null, null, from);
        return this.#point();
    }
  }

  #meet(ends: readonly Point[]): Point {
    const point = this.#point();
    for (const end of ends) end.next.push(point);
    return point;
  }

  #loop(statement: Statement & { readonly kind: 'loop' }, from: Point): Point {
    const exits = this.#point();
    const header = this.#point();
    from.next.push(header);
    const repeats = this.#point();
    const frame: Frame = { kind: 'loop', label: statement.label, exits, repeats, pending: [] };
    this.#frames.push(frame);
    const { form, head, body, update, orElse } = statement;
    let tested = header;
    if (form === 'while') tested = this.#block(head, header);
    this.#block(body, this.#then(tested)).next.push(repeats);
    let end = update === null ? repeats : this.#block(update, repeats);
    if (form === 'do') {
      end = this.#block(head, end);
      tested = end;
    }
    end.next.push(header);
    this.#frames.pop();
    if (form === 'endless') this.#block(orElse, this.#point());
    else this.#block(orElse, this.#then(tested)).next.push(exits);
    return exits;
  }

  #arms(statement: Statement & { readonly kind: 'arms' }, from: Point): Point {
    const exits = this.#point();
    this.#frames.push({ kind: 'arms', label: null, exits, repeats: exits, pending: [] });
    let fallen: Point | null = null;
    for (const arm of statement.arms) {
      const entry = this.#then(from);
      if (fallen !== null) fallen.next.push(entry);
      const end = this.#block(arm, entry);
      fallen = statement.fallsThrough ? end : null;
      if (!statement.fallsThrough) end.next.push(exits);
    }
    if (fallen !== null) fallen.next.push(exits);
    if (!statement.exhaustive) from.next.push(exits);
    this.#frames.pop();
    return exits;
  }

  #try(statement: Statement & { readonly kind: 'try' }, from: Point): Point {
    const { finalizer } = statement;
    if (finalizer === null) return this.#handled(statement, from);
    const entry = this.#point();
    const frame: Frame = { kind: 'finally', label: null, exits: entry, repeats: entry, pending: [] };
    this.#frames.push(frame);
    const inside = this.#then(from);
    const end = this.#handled(statement, inside);
    this.#frames.pop();
    return this.#copies ? this.#copied(frame, finalizer, end) : this.#shared(frame, finalizer, end);
  }

  /** One finalizer on all ways; what follows each way runs only if the way into it can. */
  #shared(frame: Frame, finalizer: Block, end: Point): Point {
    end.next.push(frame.exits);
    for (const { from } of frame.pending) from.next.push(frame.exits);
    const finished = this.#block(finalizer, frame.exits);
    this.#raise(finished);
    for (const { from, target } of frame.pending) {
      const gate = this.#point();
      this.#completing.push({ end: from, finished, after: gate, connected: false });
      this.#through(target, null, gate);
    }
    const after = this.#point();
    this.#completing.push({ end, finished, after, connected: false });
    return after;
  }

  #copied(frame: Frame, finalizer: Block, end: Point): Point {
    const site = this.#site;
    this.#raise(this.#block(finalizer, frame.exits));
    for (const { from, target } of frame.pending) {
      this.#site = site;
      this.#through(target, null, this.#block(finalizer, this.#then(from)));
    }
    this.#site = site;
    return this.#block(finalizer, this.#then(end));
  }

  #handled(statement: Statement & { readonly kind: 'try' }, from: Point): Point {
    if (statement.handlers.length === 0) return this.#block(statement.orElse, this.#block(statement.body, from));
    const caught = this.#point();
    this.#frames.push({ kind: 'handlers', label: null, exits: caught, repeats: caught, pending: [] });
    const end = this.#block(statement.body, this.#then(from));
    this.#frames.pop();
    const ends = [this.#block(statement.orElse, this.#then(end))];
    for (const handler of statement.handlers) ends.push(this.#block(handler, this.#then(caught)));
    return this.#meet(ends);
  }

  #canJump(repeats: boolean, label: string | null): Frame | null {
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const frame = this.#frames[at]!;
      const plain = frame.kind === 'loop' || (frame.kind === 'arms' && !repeats);
      const named = (frame.kind === 'loop' || (frame.kind === 'block' && !repeats)) && frame.label === label;
      if (label === null ? plain : named) return frame;
    }
    return null;
  }

  #jump(repeats: boolean, label: string | null, from: Point): void {
    const frame = this.#canJump(repeats, label);
    if (frame !== null) this.#through(repeats ? frame.repeats : frame.exits, frame, from);
  }

  /** An edge to the target (null: out of the callable), or into the innermost `finally` on the way. */
  #through(target: Point | null, owner: Frame | null, from: Point): void {
    const frame =
      owner ?? this.#frames.find(({ exits, repeats }) => target !== null && (exits === target || repeats === target));
    for (let at = this.#frames.length - 1; at >= 0 && this.#frames[at] !== frame; at--) {
      const passed = this.#frames[at]!;
      if (passed.kind !== 'finally') continue;
      passed.pending.push({ from, target });
      return;
    }
    if (target !== null) from.next.push(target);
  }
}
