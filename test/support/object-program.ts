import { NO_NODE, type BindingId, type NodeId } from '@tokentrail/core/lowering';
import { NaiveFlow } from './naive-flow.js';
import { SmallFile, UNKNOWN } from './small-file.js';

/** Programs over a few objects with two keys and many aliases: run concretely with a marked token, and built into facts. */
export type ObjectStatement =
  | { readonly kind: 'new'; readonly to: number }
  | { readonly kind: 'alias'; readonly to: number; readonly from: number }
  | { readonly kind: 'load'; readonly to: number; readonly from: number; readonly key: string }
  | { readonly kind: 'store'; readonly to: number; readonly key: string; readonly from: number }
  | { readonly kind: 'token' | 'clean' | 'delete' | 'sink'; readonly to: number; readonly key: string }
  | { readonly kind: 'if'; readonly whenTrue: ObjectProgram; readonly whenFalse: ObjectProgram }
  | { readonly kind: 'loop'; readonly body: ObjectProgram };

export type ObjectProgram = readonly ObjectStatement[];

export const VARIABLES = ['p', 'q', 'r', 's'] as const;

type Value = Map<string, Value> | 'token' | 'clean' | undefined;

/** Writing to what is no object ends a run, as it would in a real program. */
class Stopped extends Error {}

/**
 * One run: numbers of the sinks (in the order of the text) that ran, and of those that the token reached. `choose` decides
 * branches and turns.
 */
export function runObjects(
  program: ObjectProgram,
  choose: () => number,
): { readonly ran: ReadonlySet<number>; readonly hits: ReadonlySet<number> } {
  const ran = new Set<number>();
  const hits = new Set<number>();
  const numbers = numberSinks(program);
  const variables: Value[] = VARIABLES.map(() => new Map());
  const run = (block: ObjectProgram): void => block.forEach(step);
  const step = (statement: ObjectStatement): void => {
    if (statement.kind === 'if') {
      run(choose() % 2 === 0 ? statement.whenTrue : statement.whenFalse);
      return;
    }
    if (statement.kind === 'loop') {
      for (let turns = choose() % 4; turns > 0; turns--) run(statement.body);
      return;
    }
    const target = variables[statement.to];
    if (statement.kind === 'new') variables[statement.to] = new Map();
    else if (statement.kind === 'alias') variables[statement.to] = variables[statement.from];
    else if (statement.kind === 'load') {
      const object = variables[statement.from];
      if (!(object instanceof Map)) throw new Stopped();
      variables[statement.to] = object.get(statement.key);
    } else if (!(target instanceof Map)) throw new Stopped();
    else {
      if (statement.kind === 'store') target.set(statement.key, variables[statement.from]);
      else if (statement.kind === 'delete') target.delete(statement.key);
      else if (statement.kind === 'sink') {
        ran.add(numbers.get(statement)!);
        if (target.get(statement.key) === 'token') hits.add(numbers.get(statement)!);
      } else target.set(statement.key, statement.kind);
    }
  };
  try {
    run(program);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return { ran, hits };
}

/** Numbers of the sinks that the facts let the token reach. */
export function buildObjects(program: ObjectProgram): ReadonlySet<number> {
  const file = new SmallFile(Object.fromEntries(VARIABLES.map((name) => [name, {}])));
  const numbers = numberSinks(program);
  const sinks: number[] = [];
  const get = (variable: number): NodeId => file.get(VARIABLES[variable]!);
  const run = (block: ObjectProgram): void => block.forEach(step);
  const step = (statement: ObjectStatement): void => {
    switch (statement.kind) {
      case 'new':
        file.set(VARIABLES[statement.to]!, file.object());
        return;
      case 'alias':
        file.set(VARIABLES[statement.to]!, get(statement.from));
        return;
      case 'load':
        file.set(VARIABLES[statement.to]!, file.read(get(statement.from), statement.key));
        return;
      case 'store':
        return file.store(get(statement.to), statement.key, get(statement.from));
      case 'token':
        return file.store(get(statement.to), statement.key, file.call('source'));
      case 'clean':
        return file.store(get(statement.to), statement.key, file.text('clean'));
      case 'delete':
        return file.remove(get(statement.to), statement.key);
      case 'sink':
        sinks.push(numbers.get(statement)!);
        return void file.call('sink', [file.read(get(statement.to), statement.key)], NO_NODE, true);
      case 'if':
        return file.builder.branch(
          UNKNOWN,
          () => run(statement.whenTrue),
          () => run(statement.whenFalse),
        );
      case 'loop':
        return file.builder.loop({
          assigns: new Set(assigned(statement.body)),
          head: () => UNKNOWN,
          body: () => run(statement.body),
        });
    }
  };
  file.module(() => {
    for (const name of VARIABLES) file.set(name, file.object());
    run(program);
  });
  const facts = file.finish();
  const flow = new NaiveFlow(facts);
  for (const call of facts.calls) if (call.name === 'source') flow.seed(call.result);
  const calls = facts.calls.filter((call) => call.name === 'sink');
  return new Set(sinks.filter((_, nth) => flow.reaches(calls[nth]?.arguments[0]?.node ?? NO_NODE, [])));
}

/** The sinks of a program, numbered in the order of the text. */
export function numberSinks(program: ObjectProgram): Map<ObjectStatement, number> {
  const numbers = new Map<ObjectStatement, number>();
  const visit = (block: ObjectProgram): void => {
    for (const statement of block) {
      if (statement.kind === 'sink') numbers.set(statement, numbers.size);
      else if (statement.kind === 'loop') visit(statement.body);
      else if (statement.kind === 'if') {
        visit(statement.whenTrue);
        visit(statement.whenFalse);
      }
    }
  };
  visit(program);
  return numbers;
}

function assigned(block: ObjectProgram): BindingId[] {
  return block.flatMap((statement) => {
    switch (statement.kind) {
      case 'new':
      case 'alias':
      case 'load':
        return [statement.to as BindingId];
      case 'if':
        return assigned([...statement.whenTrue, ...statement.whenFalse]);
      case 'loop':
        return assigned(statement.body);
      default:
        return [];
    }
  });
}
