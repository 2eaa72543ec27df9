import type { LinkedProgram, SinkOccurrence, Site, SourceOccurrence } from '../link/contract/program.js';
import type { AssumedVersion } from '../model/row-versions.js';
import type { Confidence, FlowRule } from '../model/rule.js';
import type { ClearedFlow, RelatedLocation } from '../report.js';
import { COST_MARK, COST_SILENT } from '../solve/derivations.js';
import { FLOW_KIND, type FlowProblem } from '../solve/flow-graph.js';
import type { ClearedHit, EnteringFlow, FlowHit, FlowSolution, FlowTrail } from '../solve/solution.js';
import { ClaimsOfTokens } from './claims-of-token.js';
import { isEvident } from './evidence.js';
import { handedOn } from './handed-on.js';
import { Places } from './locate.js';
import type { FindingDraft } from './order.js';
import { Reachability, severityAt } from './severity.js';
import { TrailSteps } from './trail-steps.js';

const CONFIDENCES: readonly Confidence[] = ['low', 'medium', 'high'];

/** What a trail over each edge costs: `COST_MARK` where the edge's note lowers the confidence, `COST_SILENT` where nothing is seen. */
export function edgeCosts(program: LinkedProgram): Uint8Array {
  const { graph, edgeNote, notes } = program;
  const ofNote = notes.map(({ mark }) => (mark === null ? 0 : COST_MARK));
  const costs = new Uint8Array(graph.edgeCount);
  for (let edge = 0; edge < costs.length; edge++) {
    const note = edgeNote[edge] ?? 0;
    const silent = note === 0 && graph.kind[edge] === FLOW_KIND.value ? COST_SILENT : 0;
    costs[edge] = (ofNote[note] ?? 0) | silent;
  }
  return costs;
}

/** The lower of two confidences. */
export function lesserConfidence(left: Confidence, right: Confidence): Confidence {
  return CONFIDENCES.indexOf(left) < CONFIDENCES.indexOf(right) ? left : right;
}

/** High without a mark, medium with one, low with more. */
export function confidenceOf(marks: readonly string[]): Confidence {
  return marks.length === 0 ? 'high' : marks.length === 1 ? 'medium' : 'low';
}

/** The versions that are known to have mattered, each once, by package. */
export function distinctVersions(assumed: readonly (AssumedVersion | null)[]): readonly AssumedVersion[] {
  const byPackage = new Map(
    assumed.flatMap((version) => (version === null ? [] : [[version.package, version] as const])),
  );
  return [...byPackage.values()].sort((left, right) => (left.package < right.package ? -1 : 1));
}

/** A hit with what is needed to choose between hits of one place. */
interface Candidate {
  readonly hit: FlowHit;
  readonly sink: SinkOccurrence;
  readonly marks: readonly string[];
  readonly confidence: Confidence;
}

/** Makes findings of what the solver found in one program; one instance serves all rules. */
export class Collector {
  readonly places: Places;
  readonly reachability: Reachability;
  readonly #program: LinkedProgram;
  readonly #trails: TrailSteps;
  readonly #claims: ClaimsOfTokens;

  constructor(program: LinkedProgram) {
    this.#program = program;
    this.places = new Places(program);
    this.reachability = new Reachability(program);
    this.#trails = new TrailSteps(this.places);
    this.#claims = new ClaimsOfTokens(program, this.places);
  }

  /** One draft per primary location, from its surest and cheapest hit; the others add their sources. Places that only hand on are left out. */
  findings(rule: FlowRule, { goals }: Pick<FlowProblem, 'goals'>, solution: FlowSolution): readonly FindingDraft[] {
    const byPlace = new Map<string, Candidate[]>();
    for (const hit of solution.hits) {
      const sink = this.#program.sinks[goals[hit.goal]?.sink ?? -1];
      if (sink === undefined || (sink.onRequest === true && !this.reachability.isEntered(sink.callable))) continue;
      const marks = this.#trails.marks(hit.trail, sink);
      if (!isEvident(sink, marks, this.#trails.sharedSteps(hit.trail)) || this.#claims.isPassedBy(hit.trail)) continue;
      const candidate = { hit, sink, marks, confidence: lesserConfidence(confidenceOf(marks), sink.confidence) };
      const key = placeOf(sink.site);
      byPlace.set(key, [...(byPlace.get(key) ?? []), candidate]);
    }
    const best = new Map([...byPlace.values()].map((candidates) => [surest(candidates), candidates]));
    const surer = (left: Confidence, right: Confidence): boolean => lesserConfidence(left, right) !== left;
    const dropped = handedOn([...best.keys()], this.places, surer);
    const kept = [...best].filter(([chosen]) => !dropped.has(chosen));
    const taken = new Set(kept.map(([{ sink }]) => placeOf(sink.site)));
    return kept.flatMap(([chosen, candidates]) => [
      ...this.#draft(rule, chosen, candidates),
      ...chosen.hit.entering.flatMap((flow) => this.#draftOfCall(rule, chosen, flow, taken)),
    ]);
  }

  /** The finding at a call of a function that only hands on what the call gives it. */
  #draftOfCall(
    rule: FlowRule,
    { hit, sink }: Candidate,
    flow: EnteringFlow,
    taken: Set<string>,
  ): readonly FindingDraft[] {
    const found = this.places.call(flow.call);
    if (found === null || this.#isOfReceiver(sink.callable, flow)) return [];
    const { file, index, call } = found;
    const site = { file: index, span: call.span };
    const place = placeOf(site);
    if (taken.has(place)) return [];
    taken.add(place);
    const name = this.places.callable(sink.callable)?.name ?? '';
    const outer: SinkOccurrence = {
      ...sink,
      site,
      call: flow.call,
      callable: call.callable + file.callableBase,
      label: name === '' ? sink.label : `${sink.label}, called by ${name}()`,
    };
    const { trail } = flow;
    const marks = this.#trails.marks(trail, sink);
    if (!isEvident(sink, marks, this.#trails.sharedSteps(trail)) || this.#claims.isPassedBy(trail)) return [];
    const confidence = lesserConfidence(confidenceOf(marks), sink.confidence);
    const own = { ...hit, trail, sources: [trail.source] };
    const candidate = { hit: own, sink: outer, marks, confidence };
    return this.#draft(rule, candidate, [candidate], sink);
  }

  /** Whether the flow comes into a method with its object: what a client keeps is one leak, however often it is asked to send. */
  #isOfReceiver(callable: number, { trail }: EnteringFlow): boolean {
    const file = this.#program.files[this.#program.fileOfCallable(callable)];
    const self = file?.facts.callables[callable - file.callableBase]?.self ?? -1;
    return file !== undefined && self >= 0 && trail.hops.some(({ node }) => node === file.nodeBase + self);
  }

  /** Flows that a barrier ended, beside the findings. */
  cleared(rule: FlowRule, { goals }: Pick<FlowProblem, 'goals'>, solution: FlowSolution): readonly ClearedFlow[] {
    return solution.cleared.flatMap((hit: ClearedHit) => {
      const barrier = this.#program.barriers[hit.barrier];
      const source = this.#program.sources[hit.trail.source];
      const sink = this.#program.sinks[goals[hit.goal]?.sink ?? -1];
      if (barrier === undefined || source === undefined || sink === undefined) return [];
      return [
        {
          ruleId: rule.id,
          barrier: this.#related(barrier.label, barrier.site),
          source: this.#related(source.label, this.#trails.originSite(hit.trail, source)),
          sink: this.#related(sink.label, sink.site),
        },
      ];
    });
  }

  /** `last`: where the trail ends, when that is not the finding's own place. */
  #draft(
    rule: FlowRule,
    best: Candidate,
    candidates: readonly Candidate[],
    last: SinkOccurrence = best.sink,
  ): readonly FindingDraft[] {
    const { hit, sink, marks, confidence } = best;
    const source = this.#program.sources[hit.trail.source];
    if (source === undefined) return [];
    const others = new Set(candidates.flatMap((candidate) => candidate.hit.sources));
    const around = this.reachability.of(sink.callable);
    // A proxy is set up anywhere in the server and runs when a request arrives.
    const reach = around === 'server' && sink.onRequest === false ? 'entry' : around;
    const words = { source: upperFirst(source.label), sink: sink.label };
    const finding = {
      ruleId: rule.id,
      severity: severityAt(rule.severity, reach),
      confidence,
      message: rule.message.replaceAll(/\{(source|sink)\}/g, (_, name: 'source' | 'sink') => words[name]),
      cwe: rule.cwe ?? [],
      location: this.places.location(sink.site),
      trail: this.#trails.steps(hit.trail, source, last),
      sources: this.#sources(hit.trail, [...others]),
      related: this.#fakes(hit),
      marks,
      versions: distinctVersions([source.assumed, sink.assumed]),
      suppressed: null,
      reach,
      impact: rule.impact ?? '',
      fix: rule.fix ?? '',
    };
    return [{ finding, identity: this.#identity(rule, source, sink) }];
  }

  #identity(rule: FlowRule, source: SourceOccurrence, sink: SinkOccurrence): FindingDraft['identity'] {
    return {
      ruleId: rule.id,
      path: this.places.path(sink.site.file),
      enclosing: this.places.callable(sink.callable)?.qualifiedName ?? '',
      sourceKind: source.kind,
      sinkKind: sink.kind,
      callee: this.places.call(sink.call)?.call.name ?? '',
      text: this.places.text(sink.site),
    };
  }

  /** Every source that reaches the place, the trail's first, then in the order of the program. */
  #sources(trail: FlowTrail, others: readonly number[]): readonly RelatedLocation[] {
    const first = trail.source;
    const rest = others.filter((source) => source !== first).sort((left, right) => left - right);
    const seen = new Set<string>();
    return [first, ...rest].flatMap((index) => {
      const source = this.#program.sources[index];
      if (source === undefined) return [];
      const site = index === first ? this.#trails.originSite(trail, source) : source.site;
      const related = this.#related(source.label, site);
      const key = JSON.stringify(related);
      if (seen.has(key)) return [];
      seen.add(key);
      return [related];
    });
  }

  /** Calls on the trail that are named like an exchange and hand their argument back. */
  #fakes({ trail }: FlowHit): readonly RelatedLocation[] {
    const { graph, barriers } = this.#program;
    const called = new Set<number>();
    const met = new Set<number>();
    for (const { edge, node } of trail.hops) {
      met.add(node);
      if (edge >= 0 && graph.kind[edge] === FLOW_KIND.call) called.add(graph.operand[edge] ?? -1);
    }
    // A body that is not entered is passed over: the trail goes on at the result of the call.
    const givenBack = (call: number): boolean => {
      const found = this.places.call(call);
      return found !== null && met.has(found.file.nodeBase + found.call.result);
    };
    return barriers
      .filter(({ fake, call }) => fake && (called.has(call) || givenBack(call)))
      .map(({ label, site }) => this.#related(label, site));
  }

  #related(message: string, site: Site): RelatedLocation {
    return { message, location: this.places.location(site) };
  }
}

function placeOf({ file, span }: Site): string {
  return `${file}:${span.from}:${span.to}`;
}

function surest(candidates: readonly Candidate[]): Candidate {
  return candidates.reduce((left, right) => (compare(right, left) < 0 ? right : left));
}

/** Surer first, then cheaper, then earlier in the program. */
function compare(left: Candidate, right: Candidate): number {
  return (
    CONFIDENCES.indexOf(right.confidence) - CONFIDENCES.indexOf(left.confidence) ||
    left.hit.cost - right.hit.cost ||
    left.hit.goal - right.hit.goal
  );
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
