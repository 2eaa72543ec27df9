import type { Callable } from '../../facts/callable.js';
import { RECEIVER, matchArguments } from './arguments-match.js';
import type { LinkedCall } from '../contract/contract.js';
import type { Propagation } from './propagation.js';

// Second stratum (engine notes 3.6): a method call on a value of which nothing is known may be a method of the program with that
// name, if there are few. Flows through it carry a mark.

/** Names that say nothing about whose method it is. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'get set add pop put push append extend insert update remove delete clear copy keys values items entries read write open close ' +
    'send recv run start stop call apply bind then catch finally next map filter reduce join split strip replace format encode ' +
    'decode lower upper find match test exec execute query fetch request post patch head use on once emit handle process parse ' +
    'load dump save log info debug warn warning error exception connect disconnect init setup main name json text body toString ' +
    'has includes indexOf slice splice concat sort reverse forEach some every create build make invoke exit enter wait flush reset'
  ).split(' '),
);

/** Adds candidates by name alone to calls of which values say nothing. */
export function resolveByName(propagation: Propagation, limit: number): void {
  const { index, tracker, candidates } = propagation;
  const methods = new Map<string, number[]>();
  index.callables.forEach(({ facts }, id) => {
    if (facts.owner < 0 || facts.kind !== 'method' || COMMON.has(facts.name) || facts.name.startsWith('__')) return;
    const known = methods.get(facts.name);
    if (known === undefined) methods.set(facts.name, [id]);
    else known.push(id);
  });
  for (const call of index.calls) {
    if (call.receiver < 0 || call.callee < 0 || call.name === '' || call.form !== 'call') continue;
    const named = methods.get(call.name);
    if (named === undefined || named.length > limit) continue;
    if (tracker.hasValues(call.callee) || tracker.hasValues(call.receiver)) continue;
    for (const callable of named) {
      const entry = index.callables[callable];
      if (entry === undefined || entry.file.facts.language !== index.files[call.file]?.facts.language) continue;
      if (!fits(call, entry.facts)) continue;
      candidates.add(call, {
        callable,
        receiver: call.receiver,
        isBound: true,
        isConstruction: false,
        how: 'name',
      });
    }
  }
}

/** Whether every written argument has a place and every parameter without a default gets one. */
function fits(call: LinkedCall, callable: Callable): boolean {
  const matches = matchArguments(call.arguments, callable.parameters, 0);
  const isOpen = call.arguments.some((argument) => argument.spread !== null);
  const placed = new Set(matches.map(({ argument }) => argument));
  if (call.arguments.some((_, position) => !placed.has(position))) return false;
  const filled = new Set(matches.map(({ parameter }) => parameter).filter((parameter) => parameter !== RECEIVER));
  return (
    isOpen ||
    callable.parameters.every(
      (parameter, position) => parameter.collects !== null || parameter.default >= 0 || filled.has(position),
    )
  );
}
