import type { ModuleResolver } from '../language.js';
import type { Limits } from '../limits.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import { resolveByName } from './values/by-name.js';
import { Closures } from './flow/closures.js';
import { CollectedValues } from './values/collected.js';
import type { Occurrences, Placement } from './contract/contract.js';
import { strongestEntries } from './narrowing/entries.js';
import { assembleFlowGraph } from './flow/flow-assembly.js';
import { connectFluentCalls } from './narrowing/fluent-calls.js';
import { InstanceFields } from './values/instance-fields.js';
import { connectKeptDefaults } from './values/kept-defaults.js';
import { createView } from './flow/linked-view.js';
import { makesObject } from './values/made-objects.js';
import { Mutation } from './values/mutation.js';
import { Narrowing } from './narrowing/narrowing.js';
import { connectCharacters } from './values/characters.js';
import { Openness } from './values/openness.js';
import { OutsideMethods } from './values/outside-methods.js';
import type { LinkedProgram } from './contract/program.js';
import { indexProgram, type LinkInput } from './contract/program-index.js';
import { Propagation } from './values/propagation.js';
import { seed } from './values/seeds.js';
import { SharedInstances } from './values/shared-instances.js';
import { VALUE_KIND } from './values/values.js';
import { WriteBacks } from './values/write-backs.js';

/** Rounds of "unknown calls get their defaults, values go on"; what is new after the last stays without defaults. */
const ROUNDS = 4;

/**
 * Links the facts of all files into one program: what each name, member and callee may be, where values are kept, and what library
 * code does, as one flow graph. `resolvers` and `placements` by language id; a language without a placement has no rows.
 * `headerNames` are the lower-case names that compare case-insensitively as keys. The order of `files` has no influence.
 */
export function link(
  files: readonly LinkInput[],
  resolvers: ReadonlyMap<string, ModuleResolver>,
  placements: ReadonlyMap<string, Placement>,
  limits: Limits,
  headerNames: ReadonlySet<string> = new Set(),
): LinkedProgram {
  const propagation = new Propagation(indexProgram(files, headerNames), resolvers, placements, limits);
  const openness = new Openness(propagation);
  const closures = new Closures(propagation);
  track(propagation, openness, limits);
  closures.connect(openness);
  connectCharacters(propagation);
  const collected = new CollectedValues(propagation);
  collected.connect();
  connectFluentCalls(propagation);
  const writeBacks = new WriteBacks(propagation.index);
  const mutation = new Mutation(propagation.tracker, propagation.candidates, writeBacks);
  passObjects(propagation, openness, mutation);
  writeBacks.settle(propagation.tracker, (node) => mutation.isSilent(node));
  const defaults = connectKeptDefaults(propagation, (node) => mutation.isSilent(node));
  const shared = new SharedInstances(propagation, closures.givenAway);
  const fields = new InstanceFields(propagation, shared, new OutsideMethods(propagation, openness), writeBacks);
  fields.connect();
  const narrowing = new Narrowing(propagation, {
    instances: fields.told,
    defaults,
    writeBacks,
    runs: collected.told,
    isEntered: (callable) => closures.escaped.has(callable),
  });
  const present = new Set(propagation.index.files.map(({ facts }) => facts.language));
  const found = mergeOccurrences(
    [...placements]
      .filter(([language]) => present.has(language))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([language, placement]) => placement.occurrences(createView(propagation, openness, narrowing, language))),
  );
  const { tracker, index } = propagation;
  const sharedReceiver = new Uint8Array(tracker.calls.length);
  for (const { id, receiver } of tracker.calls)
    if (receiver >= 0 && shared.holdsShared(receiver)) sharedReceiver[id] = 1;
  propagation.candidates.thrown.connect();
  narrowing.connect();
  const { graph, edgeNote } = assembleFlowGraph(propagation, {
    points: found.barrierPoints,
    sharedReceiver,
    closedCall: callsOfTests(propagation),
    narrowing,
    writeBacks,
    isSilent: (node) => mutation.isSilent(node),
  });
  return {
    files: index.files,
    graph,
    edgeNote,
    notes: tracker.notes,
    contents: index.contents.contents,
    keySets: index.contents.keySets,
    sources: found.sources,
    sinks: found.sinks,
    barriers: found.barriers,
    calls: found.calls,
    rowUses: found.rowUses,
    candidates: (call) => propagation.candidates.of(call),
    isOpen: (call) => openness.isOpen(call),
    entries: strongestEntries(propagation.library.entries),
    calleesOf: closures.callees(),
    fileOfNode: (node) => tracker.fileOf(node),
    fileOfCall: (call) => tracker.calls[call]?.file ?? -1,
    fileOfCallable: (callable) => index.callables[callable]?.file.index ?? -1,
    imports: index.files.map((file) => propagation.modules.reached(file)),
    limits: propagation.limits(limits),
    cost: { turns: tracker.turns, sets: tracker.sets.count },
  };
}

/** Values to the fixpoint; then candidates by name; then the defaults of unknown code, and values go on. */
function track(propagation: Propagation, openness: Openness, limits: Limits): void {
  seed(propagation);
  propagation.run();
  resolveByName(propagation, limits.candidatesByName);
  propagation.run();
  const { index, library, writer } = propagation;
  const asked = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const before = asked.size;
    for (const call of index.calls) {
      if (asked.has(call.id) || openness.hasCandidates(call.id)) continue;
      asked.add(call.id);
      if (call.result >= 0 && makesObject(call))
        propagation.tracker.add(call.result, propagation.tracker.values.of(VALUE_KIND.object, call.result));
      library.language(library.languageOf(call.file))?.placement.onUnknownCall(call, writer);
    }
    if (asked.size === before) return;
    propagation.run();
  }
}

/** Objects go past the calls that cannot change them, and past those that unknown code may answer. */
function passObjects(propagation: Propagation, openness: Openness, mutation: Mutation): void {
  const { tracker } = propagation;
  for (const call of propagation.index.calls)
    for (const { argument, before, after } of call.posts) {
      if (before < 0 || after < 0 || !openness.hasCandidates(call.id)) continue;
      const isByRow = tracker.edges.has(before, after);
      const isPassed = openness.isOpen(call.id)
        ? !isByRow
        : !mutation.isReplaced(call.id, argument) || (!isByRow && openness.mayRunUnseen(call.id));
      if (isPassed) tracker.addEdge(before, after, FLOW_KIND.value, 0, 0, true);
    }
}

/** Calls by which tests run what is not theirs, 1 each: what that finds elsewhere in the program concerns the program alone. */
function callsOfTests({ tracker, candidates, index }: Propagation): Uint8Array {
  const closed = new Uint8Array(tracker.calls.length);
  for (const { id, file } of tracker.calls)
    if (
      index.files[file]?.isTest === true &&
      candidates.of(id).every(({ callable }) => index.callables[callable]?.file.isTest === false)
    )
      closed[id] = 1;
  return closed;
}

/** Joins what the languages found; indexes move along. */
function mergeOccurrences(parts: readonly Occurrences[]): Occurrences {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const merged = { sources: [], sinks: [], barriers: [], calls: [], barrierPoints: [] } as {
    -readonly [Key in Exclude<keyof Occurrences, 'rowUses'>]: Occurrences[Key][number][];
  };
  const rowUses = new Map<number, number>();
  for (const { sources, sinks, barriers, calls, barrierPoints, rowUses: uses } of parts) {
    for (const [row, count] of uses) rowUses.set(row, (rowUses.get(row) ?? 0) + count);
    const [source, sink, barrier] = [merged.sources.length, merged.sinks.length, merged.barriers.length];
    for (const found of sources)
      merged.sources.push({ ...found, seeds: found.seeds.map((at) => ({ ...at, source: at.source + source })) });
    for (const found of sinks)
      merged.sinks.push({ ...found, goals: found.goals.map((goal) => ({ ...goal, sink: goal.sink + sink })) });
    merged.barriers.push(...barriers);
    merged.calls.push(...calls);
    for (const point of barrierPoints) merged.barrierPoints.push({ ...point, barrier: point.barrier + barrier });
  }
  return { ...merged, rowUses };
}
