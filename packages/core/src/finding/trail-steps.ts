import type { SinkOccurrence, Site, SourceOccurrence } from '../link/contract/program.js';
import type { Location, TrailStep } from '../report.js';
import type { FlowTrail } from '../solve/solution.js';
import type { PathMark } from '../solve/transfer.js';
import type { Places } from './locate.js';
import { type StepWords, TrailWords } from './trail-words.js';

/** What a path mark means for a reader. */
const PATH_MARKS: Readonly<Record<PathMark, string>> = {
  'key-set': 'which keys are left out is not known',
  key: 'stored under a key that is not known',
};

const GUESS = 'only if a key that is not known is the one that counts';

/** Turns flows of the solver into the steps and marks of a finding. */
export class TrailSteps {
  readonly #places: Places;
  readonly #words: TrailWords;

  constructor(places: Places) {
    this.#places = places;
    this.#words = new TrailWords(places);
  }

  /** Source, what happens on the way, sink. Steps that change nothing visible are left out; calls never are. */
  steps(trail: FlowTrail, source: SourceOccurrence, sink: SinkOccurrence): readonly TrailStep[] {
    const origin = this.#origin(trail, source);
    const steps: TrailStep[] = [
      this.#step({ role: 'source', message: source.label, site: origin.site }, origin.site, 0),
    ];
    let last = origin.site;
    trail.hops.forEach((hop, index) => {
      const before = trail.hops[index - 1];
      if (before === undefined || hop.edge < 0 || index <= origin.hop) return;
      const words = this.#words.describe(hop.edge, before.node, hop.node);
      // Nodes that linking made have no place: what is stored in them stands where it came from, the rest where it goes on.
      const own = words?.site ?? this.#places.nodeSite(hop.node);
      const place =
        own ?? (words?.role === 'store' ? this.#places.nodeSite(before.node) : this.#nextSite(trail, index));
      last = place ?? last;
      if (words === null) return;
      const step = this.#step(words, last, hop.depth);
      if (!repeats(steps.at(-1), step)) steps.push(step);
    });
    const depth = trail.hops.at(-1)?.depth ?? 0;
    steps.push(this.#step({ role: 'sink', message: `reaches ${sink.label}`, site: sink.site }, sink.site, depth));
    return steps;
  }

  /** Where the value that is followed comes in: what a finding calls its source. */
  originSite(trail: FlowTrail, source: SourceOccurrence): Site {
    return this.#origin(trail, source).site;
  }

  /**
   * A source that is part of an object (one header among several) stands where the object is first seen. What people look for is the
   * place where that part is read, if nothing but names lies between. `hop`: the last one that the source's step tells.
   */
  #origin({ hops }: FlowTrail, { site }: SourceOccurrence): { readonly site: Site; readonly hop: number } {
    const depth = hops[0]?.path.length ?? 0;
    for (let index = 1; index < hops.length; index++) {
      const before = hops[index - 1];
      const hop = hops[index];
      if (before === undefined || hop === undefined || hop.edge < 0 || before.depth !== hop.depth) break;
      const words = this.#words.describe(hop.edge, before.node, hop.node);
      if (words?.role === 'read' && hop.path.length < depth) {
        const read = this.#places.nodeSite(hop.node);
        return read !== null && read.file === site.file ? { site: read, hop: index } : { site, hop: 0 };
      }
      if ((words !== null && words.role !== 'step') || hop.path.length !== depth) break;
    }
    return { site, hop: 0 };
  }

  /** Every reason for which the flow is less than certain, each once, in the order of the trail. */
  marks(trail: FlowTrail, sink: SinkOccurrence): readonly string[] {
    const { notes, edgeNote } = this.#places.program;
    const marks = new Set<string>();
    for (const { edge, mark } of trail.hops) {
      const noted = edge < 0 ? null : (notes[edgeNote[edge] ?? 0]?.mark ?? null);
      if (noted !== null) marks.add(noted);
      if (mark !== null) marks.add(PATH_MARKS[mark]);
    }
    if (trail.guess) marks.add(GUESS);
    if (sink.mark !== null) marks.add(sink.mark);
    return [...marks];
  }

  /** How often the value passes through an instance that is shared, on which some other part of the program may have put it. */
  sharedSteps(trail: FlowTrail): number {
    const { notes, edgeNote } = this.#places.program;
    return trail.hops.filter(({ edge }) => edge >= 0 && notes[edgeNote[edge] ?? 0]?.isShared === true).length;
  }

  #nextSite({ hops }: FlowTrail, from: number): Site | null {
    for (const { node } of hops.slice(from + 1)) {
      const site = this.#places.nodeSite(node);
      if (site !== null) return site;
    }
    return null;
  }

  #step({ role, message }: StepWords, site: Site, nesting: number): TrailStep {
    return { role, message, location: this.#places.location(site), nesting, snippet: this.#places.snippet(site) };
  }
}

/** The same words at the same place, or the read that the source itself is. Calls and returns are always told. */
function repeats(last: TrailStep | undefined, step: TrailStep): boolean {
  if (last === undefined || step.role === 'call' || step.role === 'return') return false;
  if (last.role === 'source' && step.role === 'read') return sameStart(last.location, step.location);
  return last.role === step.role && last.message === step.message && sameStart(last.location, step.location);
}

function sameStart(left: Location, right: Location): boolean {
  return left.file === right.file && left.startLine === right.startLine && left.startColumn === right.startColumn;
}
