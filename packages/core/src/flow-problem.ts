import type { LinkedProgram } from './link/contract/program.js';
import type { FlowRule } from './model/rule.js';
import type { FlowGoal, FlowProblem } from './solve/flow-graph.js';

/** The taint question of a flow rule: its source kinds, its sink kinds without exempt addresses and purposes, its barriers. */
export function problemOf(program: LinkedProgram, rule: FlowRule, credentialKeys: readonly string[]): FlowProblem {
  const exempt = rule.exemptAddresses ?? [];
  const purposes = rule.exemptPurposes ?? [];
  const sinks = new Set(rule.sinks);
  const goals = program.sinks
    .filter((sink) => sinks.has(sink.kind))
    .filter((sink) => !exempt.some((word) => sink.address.includes(word)))
    .filter((sink) => !purposes.some((word) => sink.purpose.includes(word)))
    .flatMap((sink) => sink.goals);
  return problem(program, rule.sources, goals, rule.barriers, credentialKeys);
}

/**
 * Which of the program's judged calls get a value of the given kinds: a goal at each call's verified value, whose `sink` is the
 * index of the call in `program.calls`.
 */
export function inboundProblem(
  program: LinkedProgram,
  kinds: readonly string[],
  credentialKeys: readonly string[],
): FlowProblem {
  return problem(program, kinds, inputGoals(program), [], credentialKeys);
}

/** The goals of `inboundProblem`, to be asked together with another question about the same kinds. */
export function inputGoals(program: LinkedProgram): readonly FlowGoal[] {
  return program.calls.flatMap((call, index) =>
    call.inputs.map(({ node, path }): FlowGoal => ({ node, path, rest: 'none', sink: index })),
  );
}

function problem(
  program: LinkedProgram,
  kinds: readonly string[],
  goals: readonly FlowGoal[],
  barrierKinds: readonly string[],
  credentialKeys: readonly string[],
): FlowProblem {
  const wanted = new Set(kinds);
  const ending = new Set(barrierKinds);
  return {
    graph: program.graph,
    contents: program.contents,
    keySets: program.keySets,
    seeds: program.sources.filter((source) => wanted.has(source.kind)).flatMap((source) => source.seeds),
    goals,
    credentialKeys: new Set(credentialKeys),
    barriers: Uint8Array.from(program.barriers, (barrier) => (ending.has(barrier.kind) && !barrier.fake ? 1 : 0)),
  };
}
