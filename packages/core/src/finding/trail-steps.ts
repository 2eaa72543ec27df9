import type { SinkOccurrence, Site, SourceOccurrence } from '../link/program.js';
import type { TrailStep } from '../report.js';
import type { FlowTrail } from '../solve/solution.js';
import type { PathMark } from '../solve/transfer.js';
import type { Places } from './locate.js';
import { type StepWords, TrailWords } from './trail-words.js';

/** What a path mark means for a reader. */
const PATH_MARKS: Readonly<Record<PathMark, string>> = {
  cut: 'the object is nested deeper, or has more parts, than is followed',
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
    const steps: TrailStep[] = [
      this.#step({ role: 'source', message: source.label, site: source.site }, source.site, 0),
    ];
    let last = source.site;
    trail.hops.forEach((hop, index) => {
      const before = trail.hops[index - 1];
      if (before === undefined || hop.edge < 0) return;
      const words = this.#words.describe(hop.edge, before.node, hop.node);
      const place = words?.site ?? this.#places.nodeSite(hop.node) ?? this.#places.nodeSite(before.node);
      last = place ?? last;
      if (words === null) return;
      const step = this.#step(words, last, hop.depth);
      if (!sameStep(steps.at(-1), step)) steps.push(step);
    });
    const depth = trail.hops.at(-1)?.depth ?? 0;
    steps.push(this.#step({ role: 'sink', message: `reaches ${sink.label}`, site: sink.site }, sink.site, depth));
    return steps;
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

  #step({ role, message }: StepWords, site: Site, nesting: number): TrailStep {
    return { role, message, location: this.#places.location(site), nesting, snippet: this.#places.snippet(site) };
  }
}

function sameStep(left: TrailStep | undefined, right: TrailStep): boolean {
  if (left === undefined || left.message !== right.message || left.role !== right.role) return false;
  if (right.role === 'call' || right.role === 'return') return false;
  const [one, other] = [left.location, right.location];
  return one.file === other.file && one.startLine === other.startLine && one.startColumn === other.startColumn;
}
