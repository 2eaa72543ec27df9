// Shows what the linked program has at a line: `npm run look -- FOLDER FILE LINE`. For each node that begins there its edges in and out
// with kinds, contents and notes, and for each call what it may run.

import { inspect, LineIndex, type LinkedProgram } from '@tokentrail/core';
import { NODE_KINDS } from '../../packages/core/src/facts/flow-node.js';
import { type FlowContent, FLOW_KIND, FLOW_KINDS } from '../../packages/core/src/solve/flow-graph.js';
import { engine, languages } from '../../packages/tokentrail/src/built-in-engine.js';
import { requestFor } from '../../packages/tokentrail/src/scan.js';

const [folder, path, line] = process.argv.slice(2);
if (folder === undefined || path === undefined || line === undefined) {
  console.error('usage: npm run look -- FOLDER FILE LINE');
  process.exit(2);
}
const { request } = requestFor([folder], { context: 'any' }, engine);
const { program, report } = await inspect({ ...request, languages });
const lines = new Map<number, LineIndex>();

function placeOf(node: number): { readonly file: number; readonly from: number; readonly to: number } | null {
  const file = program.fileOfNode(node);
  const linked = program.files[file];
  if (linked === undefined) return null;
  const own = node - linked.nodeBase;
  if (own >= linked.facts.nodes.count) return null;
  return { file, from: linked.facts.nodes.from[own]!, to: linked.facts.nodes.to[own]! };
}

function lineOf(file: number, offset: number): number {
  const { text } = program.files[file]!;
  if (!lines.has(file)) lines.set(file, new LineIndex(text));
  return lines.get(file)!.position(offset).line;
}

function nameOf(node: number): string {
  const place = placeOf(node);
  if (place === null)
    return `#${node} (made by linking, file ${program.files[program.fileOfNode(node)]?.facts.path ?? '-'})`;
  const { facts, text, nodeBase } = program.files[place.file]!;
  const kind = NODE_KINDS[facts.nodes.kind[node - nodeBase]!];
  const excerpt = text.slice(place.from, place.to).replace(/\s+/g, ' ').slice(0, 50);
  return `#${node} ${kind} ${facts.path}:${lineOf(place.file, place.from)} «${excerpt}»`;
}

const textOf = (content: FlowContent | undefined): string =>
  content === undefined ? '?' : JSON.stringify(content).replace(/"|kind:/g, '');

function edgeText(edge: number): string {
  const { kind, operand, tag, passed, conditions, passings } = program.graph;
  const name = FLOW_KINDS[kind[edge]!]!;
  const withContent = [FLOW_KIND.read, FLOW_KIND.store].includes(kind[edge]!);
  const note = program.notes[program.edgeNote[edge]!];
  const detail = withContent
    ? textOf(program.contents[operand[edge]!])
    : operand[edge]! > 0
      ? String(operand[edge])
      : '';
  return [
    name,
    detail,
    tag[edge]! > 0 ? `if ${JSON.stringify(conditions[tag[edge]!])}` : '',
    passed[edge]! > 0 ? `passes ${JSON.stringify(passings[passed[edge]!])}` : '',
    note === undefined ? '' : `"${note.text}"`,
    note?.mark ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function show(linked: LinkedProgram, file: number, wanted: number): void {
  const { first, target } = linked.graph;
  const isHere = (node: number): boolean => {
    const place = placeOf(node);
    return place !== null && place.file === file && lineOf(file, place.from) === wanted;
  };
  for (let node = 0; node < linked.graph.nodeCount; node++)
    for (let edge = first[node]!; edge < first[node + 1]!; edge++) {
      if (isHere(node)) console.log(`${nameOf(node)}\n    -> ${edgeText(edge)}\n       ${nameOf(target[edge]!)}`);
      else if (isHere(target[edge]!))
        console.log(`${nameOf(target[edge]!)}\n    <- ${edgeText(edge)}\n       ${nameOf(node)}`);
    }
  const { facts, callBase } = linked.files[file]!;
  for (const call of facts.calls) {
    if (lineOf(file, call.span.from) !== wanted) continue;
    const names = linked.candidates(call.id + callBase).map(({ callable, how }) => {
      const owner = linked.files[linked.fileOfCallable(callable)]!;
      return `${owner.facts.path} ${owner.facts.callables[callable - owner.callableBase]!.qualifiedName} (by ${how})`;
    });
    const open = linked.isOpen(call.id + callBase) ? ', or unknown code' : '';
    console.log(`call ${call.name} (${call.form}) may run: ${names.join('; ') || 'nothing known'}${open}`);
  }
}

const file = program.files.findIndex(({ facts }) => facts.path === path);
if (file < 0)
  console.error(`no file ${path}; there are ${program.files.length}, such as ${program.files[0]?.facts.path}`);
else show(program, file, Number(line));
for (const { ruleId, location, sources } of report.findings)
  if (location.file === path && location.startLine === Number(line))
    console.log(
      `finding ${ruleId} from ${sources.map((source) => `${source.location.file}:${source.location.startLine}`).join(', ')}`,
    );
