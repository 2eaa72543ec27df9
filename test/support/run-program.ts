import { NO_NODE, type BindingId } from '@tokentrail/core/lowering';
import { EDGE_KIND } from '../../packages/core/src/facts/flow-edge.js';
import type { FileFacts } from '../../packages/core/src/facts/file-facts.js';
import { NODE_KIND } from '../../packages/core/src/facts/flow-node.js';
import type { Block, Statement } from './reaching-definitions.js';
import { SmallFile, UNKNOWN } from './small-file.js';

export const NAMES = ['a', 'b', 'c'] as const;

/** Definitions (numbered in the order of the text, uses counted along) that the facts give each use; by the use's number. */
export function builtDefinitions(program: Block): ReadonlyMap<number, ReadonlySet<number>> {
  const file = new SmallFile(Object.fromEntries(NAMES.map((name) => [name, {}])));
  const sites = new Map<number, number>();
  const uses: number[] = [];
  let site = 0;
  const run = (block: Block): void => block.forEach(lower);
  const lower = (statement: Statement): void => {
    const { builder } = file;
    switch (statement.kind) {
      case 'assign': {
        const span = file.span();
        builder.define(statement.name as BindingId, file.text('x'), span);
        sites.set(span.from, site++);
        return;
      }
      case 'use':
        file.call('use', [file.get(NAMES[statement.name]!)], NO_NODE, true);
        uses.push(site++);
        return;
      case 'if':
        return builder.branch(
          UNKNOWN,
          () => run(statement.whenTrue),
          () => run(statement.whenFalse),
        );
      case 'circuit':
        return builder.condition(UNKNOWN, true, () => run(statement.right));
      case 'loop': {
        const { form, label, head, body, update, orElse } = statement;
        return builder.loop({
          assigns: new Set(assignedIn([...head, ...body, ...(update ?? [])]) as BindingId[]),
          ...(label === null ? {} : { label }),
          ...(form === 'endless' ? {} : { head: () => (run(head), UNKNOWN) }),
          body: () => run(body),
          ...(update === null ? {} : { update: () => run(update) }),
          orElse: () => run(orElse),
          bodyFirst: form === 'do',
        });
      }
      case 'jump':
        if (statement.repeats) builder.continueTo(statement.label ?? undefined);
        else builder.breakTo(statement.label ?? undefined);
        return;
      case 'labelled':
        return builder.labelled(statement.label, () => run(statement.body));
      case 'try':
        return builder.tryCatch({
          body: () => run(statement.body),
          handlers: statement.handlers.map((handler) => () => run(handler)),
          orElse: () => run(statement.orElse),
          ...(statement.finalizer === null ? {} : { finalizer: () => run(statement.finalizer!) }),
        });
      case 'arms':
        return builder.arms(
          statement.arms.map((arm) => ({ test: () => UNKNOWN, body: () => run(arm) })),
          { fallsThrough: statement.fallsThrough, exhaustive: statement.exhaustive, breaks: true },
        );
      case 'return':
        return builder.returnValue(file.text('x'), file.span());
      case 'throw':
        return builder.throwValue(file.text('x'), file.span());
    }
  };
  file.module(() => run(program));
  const facts = file.finish();
  const found = new Map<number, ReadonlySet<number>>();
  const calls = facts.calls.filter((call) => call.name === 'use');
  calls.forEach((call, nth) => found.set(uses[nth]!, definitionsOf(facts, call.arguments[0]?.node ?? NO_NODE, sites)));
  return found;
}

function assignedIn(block: Block): number[] {
  return block.flatMap((statement): number[] => {
    switch (statement.kind) {
      case 'assign':
        return [statement.name];
      case 'if':
        return assignedIn([...statement.whenTrue, ...statement.whenFalse]);
      case 'circuit':
        return assignedIn(statement.right);
      case 'loop':
        return assignedIn([...statement.head, ...statement.body, ...(statement.update ?? []), ...statement.orElse]);
      case 'labelled':
        return assignedIn(statement.body);
      case 'arms':
        return statement.arms.flatMap(assignedIn);
      case 'try':
        return assignedIn([
          ...statement.body,
          ...statement.handlers.flat(),
          ...statement.orElse,
          ...(statement.finalizer ?? []),
        ]);
      default:
        return [];
    }
  });
}

/** Definitions behind a value, through joins only. */
function definitionsOf(facts: FileFacts, node: number, sites: ReadonlyMap<number, number>): Set<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const work = [node];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (at < 0 || seen.has(at)) continue;
    seen.add(at);
    if (facts.nodes.kind[at] === NODE_KIND.definition) {
      found.add(sites.get(facts.nodes.from[at]!)!);
      continue;
    }
    for (let edge = 0; edge < facts.edges.count; edge++) {
      if (facts.edges.target[edge] === at && facts.edges.kind[edge] === EDGE_KIND.value)
        work.push(facts.edges.source[edge]!);
    }
  }
  return found;
}
