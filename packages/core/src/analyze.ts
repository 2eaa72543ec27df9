import { type Contexts, type ContextMode, findContexts } from './context/projects.js';
import type { ProjectDependencies } from './dependencies.js';
import { judgeCalls } from './evaluate/judge-calls.js';
import { ProgramView } from './evaluate/program-view.js';
import { acknowledge } from './finding/acknowledgements.js';
import { callFindings, undecidedCalls } from './finding/call-findings.js';
import { Collector, edgeCosts } from './finding/collect.js';
import { finishFindings, type FindingDraft, orderCleared } from './finding/order.js';
import { limitEntries } from './finding/solver-limits.js';
import { inboundProblem, inputGoals, problemOf } from './flow-problem.js';
import type { Language, SourceFile } from './language.js';
import { defaultLimits, type Limits } from './limits.js';
import { link } from './link/link.js';
import { createPlacement } from './link/rows/placement.js';
import type { LinkedProgram } from './link/contract/program.js';
import { FactsStore, type LoweredFile } from './lower-files.js';
import type { Catalogue } from './model/catalogue.js';
import { RowVersions } from './model/row-versions.js';
import type { CallRule, FlowRule, Rule } from './model/rule.js';
import { ManifestView } from './manifest-view.js';
import type { AbortSignalLike, Progress, Stage } from './progress.js';
import { usedPackages } from './used-packages.js';
import { coverageOf, diagnosticsOf, fakeBarriers, type Skipped, unmatchedBarriers } from './report-coverage.js';
import type { ClearedFlow, Coverage, Report, UndecidedCall } from './report.js';
import { ruleInfo, TOOL } from './report-head.js';
import type { FlowGoal, FlowProblem } from './solve/flow-graph.js';
import type { FlowSolution, SolverLimit } from './solve/solution.js';
import { reachedGoals, solve } from './solve/solve.js';

/** What does not change from file to file. */
export interface EngineOptions {
  readonly languages: readonly Language[];
  readonly catalogue: Catalogue;
  /** How the rules' context gate decides. Default: project. */
  readonly context?: ContextMode;
  readonly limits?: Partial<Limits>;
  /** Models of the catalogue from this index on are the user's own: barriers among them that match nothing are reported. */
  readonly ownModelsFrom?: number;
  /** Versions of packages, by project: which library rows hold. Nothing known of a package: its newest release. */
  readonly dependencies?: readonly ProjectDependencies[];
}

export interface AnalyzeOptions extends EngineOptions {
  /** Source files; paths are POSIX and relative to the scan root. Those that no language reads are ignored. */
  readonly files: readonly SourceFile[];
  /** Manifests and configuration (package.json, tsconfig.json, pyproject.toml …): contexts, workspaces, path aliases. */
  readonly manifests?: readonly SourceFile[];
  /** Files that the host did not hand over, and why; listed in the report. */
  readonly skipped?: readonly Skipped[];
  readonly signal?: AbortSignalLike;
  /** Called between steps; a returned promise is awaited, so that a host can yield to its event loop. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>;
}

/** A report and the program that it was made from, for tools that draw graphs or explain. */
export interface Inspection {
  readonly report: Report;
  readonly program: LinkedProgram;
}

/** Analyses a whole program. Rejects only with `signal.reason` when aborted; bad input ends in the report. */
export async function analyze(options: AnalyzeOptions): Promise<Report> {
  return (await inspect(options)).report;
}

/** As `analyze`, and hands out the linked program as well. */
export async function inspect(options: AnalyzeOptions): Promise<Inspection> {
  const store = new FactsStore(options.languages);
  const tell = async (stage: Stage, done: number, total: number, file: string | null = null): Promise<void> => {
    if (options.signal?.aborted === true) throw options.signal.reason;
    await options.onProgress?.({ stage, done, total, file });
  };
  const { files } = options;
  for (const [index, file] of files.entries()) {
    await tell('lower', index, files.length, file.path);
    store.set(file);
  }
  await tell('link', 0, 1);
  const linked = linkFiles(store.all(), options.manifests ?? [], options);
  await tell('solve', 0, 1);
  const flows = solveFlows(linked, options);
  await tell('evaluate', 0, 1);
  const calls = evaluateCalls(linked, flows, options);
  await tell('collect', 0, 1);
  return { report: collect(linked, flows, calls, options), program: linked.program };
}

/** The stages after lowering, in one go: what an incremental project runs at each check. */
export function analyzeFacts(
  files: readonly LoweredFile[],
  manifests: readonly SourceFile[],
  skipped: readonly Skipped[],
  options: EngineOptions,
): Report {
  const linked = linkFiles(files, manifests, options);
  const flows = solveFlows(linked, options);
  return collect(linked, flows, evaluateCalls(linked, flows, options), { ...options, skipped });
}

/** A linked program with what its findings need. */
interface Linked {
  readonly program: LinkedProgram;
  readonly contexts: Contexts;
  readonly collector: Collector;
  readonly limits: Limits;
}

interface Found {
  readonly drafts: readonly FindingDraft[];
  readonly cleared: readonly ClearedFlow[];
  readonly undecided: readonly UndecidedCall[];
  readonly limits: readonly SolverLimit[];
}

function linkFiles(files: readonly LoweredFile[], manifests: readonly SourceFile[], options: EngineOptions): Linked {
  const limits = { ...defaultLimits, ...options.limits };
  const view = new ManifestView(files, manifests);
  const resolvers = new Map(options.languages.map((language) => [language.id, language.resolver(view)]));
  const present = new Set(files.map(({ facts }) => facts.language));
  const placements = new Map(
    options.languages.flatMap(({ id, ...language }) => {
      const resolver = resolvers.get(id);
      if (!present.has(id) || resolver === undefined) return [];
      const versions = new RowVersions({ id, versions: language.versions }, options.dependencies ?? []);
      return [[id, createPlacement(options.catalogue, id, versions, usedPackages(files, id, resolver))] as const];
    }),
  );
  const headerNames = new Set(options.catalogue.headerNames);
  const program = link(files, resolvers, placements, limits, headerNames);
  const contexts = findContexts(program, manifests, options.catalogue.contexts, options.context ?? 'project');
  return { program, contexts, collector: new Collector(program), limits };
}

/** What flow rules find, and by kinds of sources which judged calls get a value of them, as far as that was found on the way. */
interface FlowsFound extends Found {
  readonly inbound: ReadonlyMap<string, ReadonlySet<number>>;
}

function solveFlows({ program, collector, limits }: Linked, { catalogue }: EngineOptions): FlowsFound {
  const costs = edgeCosts(program);
  const inbound = new Map<string, ReadonlySet<number>>();
  const asked = new Set(catalogue.rules.filter(isCall).map((rule) => keyOfKinds(rule.inbound)));
  const parts = catalogue.rules.filter(isFlow).map((rule) => {
    const problem = problemOf(program, rule, catalogue.credentialKeys);
    const kinds = keyOfKinds(rule.sources);
    const inputs = asked.has(kinds) && !inbound.has(kinds) ? inputGoals(program) : [];
    const { solution, met } = solveWith(problem, inputs, limits, costs);
    if (inputs.length > 0 && met !== null) inbound.set(kinds, met);
    return {
      drafts: collector.findings(rule, problem, solution),
      cleared: collector.cleared(rule, problem, solution),
      limits: solution.limits,
    };
  });
  return {
    drafts: parts.flatMap((part) => part.drafts),
    cleared: parts.flatMap((part) => part.cleared),
    undecided: [],
    limits: parts.flatMap((part) => part.limits),
    inbound,
  };
}

/**
 * Solves a question together with goals of another about the same sources: the way to both is mostly the same. The solution is that
 * of the question alone; `met` are the `sink`s of the other goals that a source reaches, through a barrier or not, and null when the
 * solver stopped early.
 */
function solveWith(
  problem: FlowProblem,
  others: readonly FlowGoal[],
  limits: Limits,
  costs: Uint8Array,
): { readonly solution: FlowSolution; readonly met: ReadonlySet<number> | null } {
  const own = problem.goals.length;
  const solution = solve({ ...problem, goals: [...problem.goals, ...others] }, limits, costs);
  const met = [...solution.hits, ...solution.cleared].flatMap(({ goal }) => others[goal - own]?.sink ?? []);
  const isOwn = ({ goal }: { readonly goal: number }): boolean => goal < own;
  return {
    solution: { ...solution, hits: solution.hits.filter(isOwn), cleared: solution.cleared.filter(isOwn) },
    met: solution.limits.some(({ limit }) => limit === 'solverEdges') ? null : new Set(met),
  };
}

function keyOfKinds(kinds: readonly string[]): string {
  return [...new Set(kinds)].sort().join(' ');
}

function evaluateCalls(
  { program, collector, limits }: Linked,
  { inbound }: FlowsFound,
  { catalogue }: EngineOptions,
): Found {
  // Most programs have no call that a rule judges; then nothing needs to be looked up.
  const rules = program.calls.length === 0 ? [] : catalogue.rules.filter(isCall);
  if (rules.length === 0) return { drafts: [], cleared: [], undecided: [], limits: [] };
  const view = new ProgramView(program);
  const parts = rules.map((rule) => {
    const verdicts = judgeCalls(view, rule, inboundCalls(program, rule, inbound, catalogue, limits), limits);
    return { drafts: callFindings(collector, rule, verdicts), undecided: undecidedCalls(collector, rule, verdicts) };
  });
  return {
    drafts: parts.flatMap((part) => part.drafts),
    cleared: [],
    undecided: parts.flatMap((part) => part.undecided),
    limits: [],
  };
}

/** Whether a judged call, by index, gets what a client sent. Found out for all of them when it is first asked: most programs never do. */
function inboundCalls(
  program: LinkedProgram,
  rule: CallRule,
  known: FlowsFound['inbound'],
  catalogue: Catalogue,
  limits: Limits,
): (index: number) => boolean {
  let inbound: ReadonlySet<number> | null = known.get(keyOfKinds(rule.inbound)) ?? null;
  const find = (): ReadonlySet<number> => {
    const problem = inboundProblem(program, rule.inbound, catalogue.credentialKeys);
    return new Set([...reachedGoals(problem, limits)].map((goal) => problem.goals[goal]?.sink ?? -1));
  };
  return (index) => (inbound ??= find()).has(index);
}

function collect(
  linked: Linked,
  flows: Found,
  calls: Found,
  options: EngineOptions & { readonly skipped?: readonly Skipped[] },
): Report {
  const { program, contexts, collector } = linked;
  const { rules } = options.catalogue;
  const standing = standings(program, contexts, rules);
  const drafts = [...flows.drafts, ...calls.drafts].flatMap((draft) => standing.admit(draft));
  const limits: Coverage['limits'] = limitEntries(flows.limits, collector.places);
  const ids = rules.map(({ id }) => id);
  const acknowledged = acknowledge(finishFindings(drafts), program, ids);
  return {
    schemaVersion: 1,
    tool: TOOL,
    rules: rules.map(ruleInfo),
    findings: acknowledged.findings,
    cleared: orderCleared(flows.cleared.filter((flow) => standing.includes(flow.ruleId, flow.sink.location.file))),
    coverage: coverageOf(program, judgedProjects(contexts, rules), {
      skipped: options.skipped ?? [],
      limits,
      undecided: calls.undecided.filter((call) => standing.includes(call.ruleId, call.location.file)),
      places: collector.places,
      rules,
    }),
    diagnostics: [
      ...unmatchedBarriers(program, options.catalogue, options.ownModelsFrom),
      ...fakeBarriers(program, collector.places, rules),
      ...acknowledged.diagnostics,
      ...diagnosticsOf(program, collector.places),
    ],
  };
}

/** The projects, each with whether every rule looked at it. */
function judgedProjects(contexts: Contexts, rules: readonly Rule[]): Coverage['projects'] {
  const needed = [...new Set(rules.flatMap(({ context }) => context ?? []))];
  return contexts.projects.map((project) => ({
    ...project,
    judged: needed.every((context) => contexts.judges(context, project.root)),
  }));
}

/** The context gate over findings: outside the context nothing, beside it a note. */
function standings(
  program: LinkedProgram,
  contexts: Contexts,
  rules: readonly Rule[],
): {
  readonly includes: (ruleId: string, file: string) => boolean;
  readonly admit: (draft: FindingDraft) => readonly FindingDraft[];
} {
  const fileIds = new Map(program.files.map((file, index) => [file.facts.path, index]));
  const contextOf = new Map(rules.map((rule) => [rule.id, rule.context]));
  const at = (ruleId: string, file: string): 'in' | 'beside' | 'out' => {
    const context = contextOf.get(ruleId);
    return context === undefined ? 'in' : contexts.standing(context, fileIds.get(file) ?? -1);
  };
  return {
    includes: (ruleId, file) => at(ruleId, file) !== 'out',
    admit: (draft) => {
      const { finding } = draft;
      const place = at(finding.ruleId, finding.location.file);
      if (place === 'out') return [];
      return place === 'in' ? [draft] : [{ ...draft, finding: { ...finding, severity: 'note', reach: 'outside' } }];
    },
  };
}

function isFlow(rule: Rule): rule is FlowRule {
  return rule.kind === 'flow';
}

function isCall(rule: Rule): rule is CallRule {
  return rule.kind === 'call';
}
