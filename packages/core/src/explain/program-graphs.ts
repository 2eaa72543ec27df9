import type { LinkedProgram } from '../link/contract/program.js';
import type { Finding } from '../report.js';
import { connect, createView, type ViewGraph } from './view.js';

/** Files and the packages outside the program; edges `imports`. */
export function toModuleGraph(program: LinkedProgram): ViewGraph {
  const graph = createView('modules');
  for (const { facts } of program.files)
    graph.addNode(facts.path, { label: facts.path, kind: 'file', file: facts.path });
  program.imports.forEach(({ files, packages }, index) => {
    const importer = program.files[index]?.facts.path ?? '';
    for (const file of files) connect(graph, importer, program.files[file]?.facts.path ?? '', { kind: 'imports' });
    for (const name of packages) {
      graph.mergeNode(`package:${name}`, { label: name, kind: 'package' });
      connect(graph, importer, `package:${name}`, { kind: 'imports' });
    }
  });
  return graph;
}

/** Callables of the program; edges `calls` to what each may run or hand out. Those entered from outside have their entry as kind. */
export function toCallGraph(program: LinkedProgram): ViewGraph {
  const graph = createView('calls');
  for (const { facts, callableBase } of program.files)
    for (const { id, kind, qualifiedName, span } of facts.callables) {
      const label = kind === 'module' ? facts.path : qualifiedName === '' ? '(function)' : qualifiedName;
      const entry = program.entries.get(callableBase + id);
      const place = { file: facts.path, from: span.from, to: span.to };
      graph.addNode(`${callableBase + id}`, { label, kind: entry ?? kind, ...place });
    }
  for (const { facts, callableBase } of program.files)
    for (const { id } of facts.callables)
      for (const callee of program.calleesOf(callableBase + id))
        connect(graph, `${callableBase + id}`, `${callee}`, { kind: 'calls' });
  return graph;
}

/** A finding's trail: its steps in order; an edge has the role of the step that it leads to. */
export function toTrailGraph(finding: Pick<Finding, 'ruleId' | 'trail'>): ViewGraph {
  const graph = createView(`trail of ${finding.ruleId}`);
  finding.trail.forEach(({ role, message, location }, index) => {
    const label = `${message} (${location.file}:${location.startLine})`;
    graph.addNode(`${index}`, { label, kind: role, file: location.file });
    connect(graph, `${index - 1}`, `${index}`, { kind: role });
  });
  return graph;
}
