import type { Limits } from '../limits.js';
import { membersOf } from '../solve/key-set.js';
import { FLOW_KIND, type FlowContent } from '../solve/flow-graph.js';
import { ANYTHING, CallEnvironments, IMPOSSIBLE } from './call-environments.js';
import {
  ABSENT,
  alternatives,
  isMixed,
  isWithout,
  layers,
  type Outcome,
  truth,
  TRUTHY,
  under,
  unknown,
  type Value,
} from './outcome.js';
import type { ProgramView } from './program-view.js';
import { isNothing, keepsTruthy } from './refined.js';

// Backward evaluation on demand (engine notes 6.1): what can the value at a node be, or the value under some keys of the object
// there? Follows the flow graph's edges in reverse. Calls are entered with the call site on a stack, so that only that call's
// arguments feed the callee's parameters; where the question leaves the callable through a parameter, every caller answers
// separately.

interface Question {
  readonly node: number;
  /** Keys still to be read from the object at `node`, outermost first. */
  readonly keys: readonly string[];
  /** Calls entered on the way down, innermost last. */
  readonly entered: readonly number[];
  /** Callers passed on the way up, innermost first. */
  readonly callers: readonly number[];
  /** What is known to have been passed where the question stands (an id of `Environments`). */
  readonly environment: number;
}

/** Callers of a method that are told apart. */
const MOST_RECEIVERS = 8;
const CANNOT_BE_FOLLOWED = unknown('a value that cannot be followed');

/** One evaluation has a fuel of `limits.evaluationFuel` steps; what is not decided by then is unknown. */
export class Evaluator {
  readonly #view: ProgramView;
  readonly #limits: Limits;
  readonly #environments: CallEnvironments;
  #fuel = 0;
  #narrows = true;
  readonly #active = new Set<string>();

  constructor(view: ProgramView, limits: Limits) {
    this.#view = view;
    this.#limits = limits;
    this.#environments = new CallEnvironments(view);
  }

  /** Possible values under `keys` of what stands at a program-wide node; an empty list cannot happen. */
  evaluate(node: number, keys: readonly string[]): readonly Outcome[] {
    this.#narrows = true;
    const outcomes = this.#evaluate({ node, keys, entered: [], callers: [], environment: ANYTHING });
    return isMixed(outcomes) ? (this.#byCaller(node, keys) ?? outcomes) : outcomes;
  }

  /**
   * As `evaluate`, and tests that the value has passed are not believed: what it is where those are not met, too. `entered` are
   * the calls (innermost last) over which the callable was reached that the node stands in.
   */
  evaluateUnguarded(node: number, entered: readonly number[]): readonly Outcome[] {
    this.#narrows = false;
    return this.#evaluate({ node, keys: [], entered, callers: [], environment: ANYTHING });
  }

  /** The values for each caller of the callable around the node apart; null where they are not all seen, or too many. */
  #byCaller(node: number, keys: readonly string[]): readonly Outcome[] | null {
    const { program, callers } = this.#view;
    const callable = program.graph.nodeCallable[node] ?? -1;
    const calls = callers.get(callable) ?? [];
    if (calls.length === 0 || calls.length > MOST_RECEIVERS || program.entries.has(callable)) return null;
    return calls.flatMap((call) => {
      const environment = this.#environments.inside(call, callable);
      return this.#evaluate({ node, keys, entered: [call], callers: [call], environment });
    });
  }

  #evaluate(question: Question): readonly Outcome[] {
    this.#fuel = this.#limits.evaluationFuel;
    this.#active.clear();
    const outcomes = this.#ask(question);
    return outcomes.length === 0 ? [{ value: unknown('a value that only depends on itself'), callers: [] }] : outcomes;
  }

  #ask(question: Question): readonly Outcome[] {
    if (this.#fuel-- <= 0) return this.#answer(question, unknown('too many steps'));
    const key = `${question.node}|${question.keys.join('\0')}|${question.entered.join(' ')}|${question.callers.join(' ')}|${question.environment}`;
    if (this.#active.has(key)) return [];
    this.#active.add(key);
    try {
      return this.#resolve(question);
    } finally {
      this.#active.delete(key);
    }
  }

  #resolve(question: Question): readonly Outcome[] {
    const kind = this.#view.kindOf(question.node);
    switch (kind) {
      case 'constant':
        return this.#answer(question, this.#constant(question));
      case 'function':
        return question.keys.length === 0 ? this.#answer(question, TRUTHY) : this.#layered(question, ABSENT);
      case 'class':
        return question.keys.length === 0
          ? this.#answer(question, TRUTHY)
          : this.#layered(question, unknown('an attribute that the class does not set'));
      case 'allocation':
        return question.keys.length === 0 ? this.#answer(question, TRUTHY) : this.#layered(question, ABSENT);
      case 'parameter':
        return this.#parameter(question);
      case 'self':
        // A method that nobody is seen to call, of objects that are seen to be made: what they hold comes in where it is read.
        return this.#isSilent(question.node) && this.#view.isMadeHere(question.node) ? [] : this.#self(question);
      case 'refinement':
        return this.#refinement(question);
      case 'return':
        // What a constructor hands back is its instance, which comes out by another edge.
        if (!this.#isSilent(question.node)) return this.#joined(question);
        return question.keys.length > 0 ? [] : this.#answer(question, this.#nothingReturned(question.node));
      case 'cellIn':
      case 'cellOut':
        // Closures that hand the variable on without a change write nothing into it; what one captured comes with it.
        return this.#isSilent(question.node) ? [] : this.#joined(question);
      case 'post':
        // What a call writes; where no edge says anything of the question, it writes nothing.
        return this.#layered(question, null);
      case 'call':
        return this.#called(question);
      case 'phi':
        return this.#fallback(question) ?? this.#joined(question);
      case 'binding':
        return this.#joined(question);
      case 'expression':
        return this.#expression(question);
      case 'import':
      case 'global':
        return this.#joined(question, 'a value from outside the program');
      case null:
        return this.#stored(question);
      default:
        return this.#layered(question, CANNOT_BE_FOLLOWED);
    }
  }

  /** What each function that a call may run gives back is an alternative; the steps out of one are layers of one object. */
  #called(question: Question): readonly Outcome[] {
    const { graph } = this.#view.program;
    const { first, edges, source } = this.#view.reverse;
    const callees = new Set<number>();
    for (let at = first[question.node] ?? 0; at < (first[question.node + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0;
      if (graph.kind[edge] === FLOW_KIND.return) callees.add(graph.nodeCallable[source[edge] ?? 0] ?? -1);
    }
    const bottom = unknown('the result of a call');
    if (callees.size < 2 || question.keys.length === 0) return this.#layered(question, bottom);
    const isOf = (edge: number, callee: number): boolean =>
      graph.kind[edge] !== FLOW_KIND.return || graph.nodeCallable[source[edge] ?? 0] === callee;
    const given = [...callees].map((callee) => this.#layered(question, null, (edge) => isOf(edge, callee)));
    const found = given.filter((outcomes) => outcomes.length > 0);
    return found.length === 0 ? this.#answer(question, bottom) : alternatives(found);
  }

  /** The receiver of a method: of the call that was entered, or for each of a few callers apart. */
  #self(question: Question): readonly Outcome[] {
    const { graph } = this.#view.program;
    const { first, edges } = this.#view.reverse;
    const calls = new Set<number>();
    for (let at = first[question.node] ?? 0; at < (first[question.node + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0;
      if (graph.kind[edge] === FLOW_KIND.call) calls.add(graph.operand[edge] ?? 0);
    }
    const isOf = (edge: number, call: number): boolean =>
      graph.kind[edge] !== FLOW_KIND.call || graph.operand[edge] === call;
    const inside = question.entered.at(-1);
    if (inside !== undefined && calls.has(inside))
      return this.#layered({ ...question, entered: question.entered.slice(0, -1) }, CANNOT_BE_FOLLOWED, (edge) =>
        isOf(edge, inside),
      );
    if (inside !== undefined || calls.size < 2 || calls.size > MOST_RECEIVERS || question.callers.length > 1)
      return this.#layered(question, CANNOT_BE_FOLLOWED);
    const kept = this.#parts(question, (edge) => graph.kind[edge] !== FLOW_KIND.call);
    const given = [...calls].flatMap((call) =>
      question.callers.includes(call)
        ? []
        : this.#parts(
            { ...question, callers: [...question.callers, call] },
            (edge) => graph.kind[edge] === FLOW_KIND.call && graph.operand[edge] === call,
          ),
    );
    const parts = [...given, ...kept].map((part) => part.outcomes);
    if (parts.length === 0) return this.#answer(question, CANNOT_BE_FOLLOWED);
    return question.keys.length === 0 ? alternatives(parts) : layers(parts);
  }

  /** A slot or an instance, made by linking: what is stored there, and nothing else. */
  #stored(question: Question): readonly Outcome[] {
    const parts = this.#parts(question).map((part) => part.outcomes);
    if (parts.length > 0) return question.keys.length === 0 ? alternatives(parts) : layers(parts);
    return question.keys.length > 0 ? [] : this.#answer(question, unknown('a value that cannot be followed'));
  }

  /** A function that does something and gives nothing back gives back nothing; one that does nothing stands for others. */
  #nothingReturned(node: number): Value {
    const file = this.#view.fileOf(node);
    const callable = (this.#view.program.graph.nodeCallable[node] ?? 0) - (file?.callableBase ?? 0);
    const doesSomething = file?.facts.calls.some((call) => call.callable === callable) ?? false;
    return doesSomething ? ABSENT : unknown('a value that is never assigned');
  }

  /** Whether nothing comes into the node. */
  #isSilent(node: number): boolean {
    return this.#view.reverse.first[node] === this.#view.reverse.first[node + 1];
  }

  #constant({ node, keys }: Question): Value {
    if (keys.length > 0) return ABSENT;
    const constant = this.#view.constantOf(node);
    return constant === null ? unknown('a constant') : { kind: 'constant', constant };
  }

  /** Edges into the node are alternatives. */
  #joined(question: Question, otherwise = 'a value that is never assigned'): readonly Outcome[] {
    const parts = this.#parts(question).map((part) => part.outcomes);
    return parts.length === 0 ? this.#answer(question, unknown(otherwise)) : alternatives(parts);
  }

  /** Edges into the node are layers of one object; `bottom` is what a node without edges is, null for nothing at all. */
  #layered(question: Question, bottom: Value | null, wanted?: (edge: number) => boolean): readonly Outcome[] {
    const parts = this.#parts(question, wanted);
    if (parts.length === 0) return bottom === null ? [] : this.#answer(question, bottom);
    if (question.keys.length === 0) return alternatives(parts.map((part) => part.outcomes));
    return layers(parts.map((part) => part.outcomes));
  }

  #expression(question: Question): readonly Outcome[] {
    if (question.keys.length > 0) return this.#joined(question, 'a computed value');
    const { graph } = this.#view.program;
    const { first, edges, source } = this.#view.reverse;
    for (let at = first[question.node] ?? 0; at < (first[question.node + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0;
      const constant = this.#view.constantOf(source[edge] ?? 0);
      // A text with a constant part cannot be empty.
      if (graph.kind[edge] === FLOW_KIND.taint && constant?.kind === 'string' && constant.value !== '')
        return this.#answer(question, TRUTHY);
    }
    return this.#joined(question, 'a computed value');
  }

  /** Values in order, each for those callers alone for whom those before it are missing; null for other joins. */
  #fallback(question: Question): readonly Outcome[] | null {
    const row = this.#view.fallbacks.get(question.node);
    const file = this.#view.fileOf(question.node);
    if (row === undefined || file === undefined) return null;
    const found: Outcome[] = [];
    let open: readonly (readonly number[])[] = [question.callers];
    for (const [index, value] of row.values.entries()) {
      const next = { ...question, node: file.nodeBase + value };
      if (index === row.values.length - 1) return [...found, ...under(this.#ask(next), open)];
      const given = under(this.#ask({ ...next, keys: [] }), open);
      const present = given.filter((outcome) => !isWithout(outcome.value, row.without));
      const chains = present.map(({ callers }) => callers);
      found.push(...(question.keys.length === 0 ? present : under(this.#ask(next), chains)));
      if (given.length === 0) continue;
      open = given.flatMap(({ value: missing, callers }) => (isWithout(missing, row.without) ? [callers] : []));
      if (open.length === 0) break;
    }
    return found;
  }

  #refinement(question: Question): readonly Outcome[] {
    const outcomes = this.#joined(question);
    if (question.keys.length > 0 || !this.#narrows) return outcomes;
    const aux = this.#view.auxOf(question.node);
    const file = this.#view.fileOf(question.node);
    const condition = file?.facts.conditions[aux >> 1];
    if (condition === undefined) return outcomes;
    const holds = (aux & 1) === 1;
    const kept = keepsTruthy(condition.operator, condition.negated, holds, () =>
      condition.operands.some((operand) => isNothing(this.#view, (file?.nodeBase ?? 0) + operand)),
    );
    if (kept === null) return outcomes;
    const narrowed = outcomes.flatMap((outcome): readonly Outcome[] => {
      const is = truth(outcome.value);
      if (is === 'unknown') return kept ? [{ value: TRUTHY, callers: outcome.callers }] : [outcome];
      return (is === 'on') === kept ? [outcome] : [];
    });
    return narrowed;
  }

  #parameter(question: Question): readonly Outcome[] {
    const place = this.#view.parameters.get(question.node);
    if (place === undefined) return this.#layered(question, unknown('a parameter'));
    const callers = this.#view.callers.get(place.callable) ?? [];
    // What came in through a shared place was not passed by the calls that were entered since.
    const inside = question.entered.findLastIndex((call) => callers.includes(call));
    if (inside >= 0) {
      const entered = question.entered.slice(0, inside);
      return this.#passedBy(question.entered[inside]!, { ...question, entered }, question.callers);
    }
    const entered = this.#view.program.entries.has(place.callable);
    const parts: (readonly Outcome[])[] = [];
    if (callers.length === 0 || entered) parts.push(this.#unseenCaller(question, entered));
    if (question.callers.length >= this.#limits.callerChain)
      return this.#answer(question, unknown('callers too far away'));
    for (const call of callers) {
      if (question.callers.includes(call) || !this.#environments.mayCall(call, place.callable, question.environment))
        continue;
      const chain = [...question.callers, call];
      parts.push(this.#passedBy(call, { ...question, entered: [], callers: chain }, chain));
    }
    return alternatives(parts);
  }

  /** What one call passes for the parameter at `question.node`, or its default where the call passes nothing. */
  #passedBy(call: number, question: Question, callers: readonly number[]): readonly Outcome[] {
    const { graph } = this.#view.program;
    const passed = this.#parts(question, (edge) => graph.kind[edge] === FLOW_KIND.call && graph.operand[edge] === call);
    if (passed.length > 0) return layers(passed.map((part) => part.outcomes));
    const preset = this.#parts(question, (edge) => graph.kind[edge] !== FLOW_KIND.call);
    if (preset.length > 0) return alternatives(preset.map((part) => part.outcomes));
    return [{ value: ABSENT, callers }];
  }

  /** A caller outside the program: the default value, or anything. */
  #unseenCaller(question: Question, entered: boolean): readonly Outcome[] {
    const { graph } = this.#view.program;
    const preset = this.#parts(question, (edge) => graph.kind[edge] !== FLOW_KIND.call);
    const given = preset.map((part) => part.outcomes);
    if (given.length > 0 && !entered) return alternatives(given);
    const reason = entered ? 'a parameter of an entry point' : 'a parameter without a visible caller';
    return alternatives([...given, this.#answer(question, unknown(reason))]);
  }

  /** Answers that come in over each edge that `wanted` accepts. */
  #parts(question: Question, wanted?: (edge: number) => boolean): readonly { readonly outcomes: readonly Outcome[] }[] {
    const { first, edges } = this.#view.reverse;
    const parts: { readonly outcomes: readonly Outcome[] }[] = [];
    let overwritten = false;
    for (let at = first[question.node] ?? 0; at < (first[question.node + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0;
      if (wanted !== undefined && !wanted(edge)) continue;
      const outcomes = this.#over(edge, question);
      if (outcomes === 'overwritten') overwritten = true;
      else if (outcomes !== null) parts.push({ outcomes });
    }
    if (parts.length === 0 && overwritten) parts.push({ outcomes: this.#answer(question, ABSENT) });
    return parts;
  }

  /** The answer over one edge; null when the edge says nothing about the question. */
  #over(edge: number, asked: Question): readonly Outcome[] | 'overwritten' | null {
    const { graph } = this.#view.program;
    const node = this.#view.reverse.source[edge] ?? 0;
    const operand = graph.operand[edge] ?? 0;
    const environment = this.#environments.before(edge, asked.environment);
    if (environment === IMPOSSIBLE) return null;
    const question = { ...asked, environment };
    const [head, ...tail] = question.keys;
    switch (graph.kind[edge]) {
      case FLOW_KIND.value:
      case FLOW_KIND.jump:
      case FLOW_KIND.shared:
      case FLOW_KIND.barrier:
      case FLOW_KIND.call:
        return this.#ask({ ...question, node });
      case FLOW_KIND.obscure:
        return this.#answer(question, unknown('a value out of unknown code'));
      case FLOW_KIND.read:
        // A call that writes nothing writes nothing below either.
        if (this.#view.kindOf(node) === 'post' && this.#isSilent(node)) return null;
        return this.#read(operand, { ...question, node });
      case FLOW_KIND.store: {
        const content = this.#view.program.contents[operand];
        if (head === undefined || content === undefined) return null;
        if (content.kind === 'anyKey') return this.#answer(question, unknown('a key that is not constant'));
        return keyOf(content) === head ? this.#ask({ ...question, node, keys: tail }) : null;
      }
      case FLOW_KIND.without: {
        const set = this.#view.program.keySets[operand];
        if (head !== undefined && set !== undefined && membersOf(set)(head)) return 'overwritten';
        return this.#ask({ ...question, node });
      }
      case FLOW_KIND.only: {
        const set = this.#view.program.keySets[operand];
        if (head !== undefined && set !== undefined && !set.uncertain && !membersOf(set)(head)) return 'overwritten';
        return this.#ask({ ...question, node });
      }
      case FLOW_KIND.return:
        if (question.entered.includes(operand)) return [];
        if (question.entered.length >= this.#limits.callerChain)
          return this.#answer(question, unknown('calls too deep'));
        return this.#ask({ ...question, node, entered: [...question.entered, operand] });
      default:
        return null;
    }
  }

  #read(content: number, question: Question): readonly Outcome[] {
    const what = this.#view.program.contents[content];
    const key = what === undefined ? null : keyOf(what);
    if (key === null) return this.#answer(question, unknown('an element of a collection'));
    return this.#ask({ ...question, keys: [key, ...question.keys] });
  }

  #answer(question: Question, value: Value): readonly Outcome[] {
    return [{ value, callers: question.callers }];
  }
}

/** The key that a question reads a content by; null for those that it cannot tell apart. No name begins with a space. */
function keyOf(content: FlowContent): string | null {
  if (content.kind === 'key' || content.kind === 'field') return content.name;
  return content.kind === 'captured' ? ` captured ${content.cell}` : null;
}
