import type { CallSite } from '../facts/call-site.js';
import type { Callable } from '../facts/callable.js';
import { NODE_KINDS, type NodeKind } from '../facts/flow-node.js';
import type { LinkedFile, LinkedProgram, Site } from '../link/contract/program.js';
import type { Location } from '../report.js';
import { LineIndex } from '../text/line-index.js';

/** Longest snippet of a trail step, in UTF-16 units. */
const SNIPPET_LENGTH = 200;

/** Places of a program as people count them. Line tables are made when a file is first asked for. */
export class Places {
  readonly program: LinkedProgram;
  readonly #lines: Map<number, LineIndex> = new Map();
  readonly #writtenNodes: number;
  readonly #writtenCalls: number;

  constructor(program: LinkedProgram) {
    this.program = program;
    const last = program.files.at(-1);
    this.#writtenNodes = last === undefined ? 0 : last.nodeBase + last.facts.nodes.count;
    this.#writtenCalls = last === undefined ? 0 : last.callBase + last.facts.calls.length;
  }

  path(file: number): string {
    return this.program.files[file]?.facts.path ?? '';
  }

  location({ file, span }: Site): Location {
    let lines = this.#lines.get(file);
    if (lines === undefined) this.#lines.set(file, (lines = new LineIndex(this.program.files[file]?.text ?? '')));
    const start = lines.position(span.from);
    const end = lines.position(Math.max(span.from, span.to));
    return {
      file: this.path(file),
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  }

  /** The source line at the start of a site, without its indentation. */
  snippet({ file, span }: Site): string {
    const text = this.program.files[file]?.text ?? '';
    const from = Math.max(text.lastIndexOf('\n', span.from - 1), text.lastIndexOf('\r', span.from - 1)) + 1;
    const rest = /[\r\n]/.exec(text.slice(span.from));
    const to = rest === null ? text.length : span.from + rest.index;
    return text.slice(from, to).trim().slice(0, SNIPPET_LENGTH);
  }

  /** The text of a site with every run of blanks as one blank. */
  text({ file, span }: Site): string {
    return (this.program.files[file]?.text ?? '').slice(span.from, span.to).replaceAll(/\s+/g, ' ').trim();
  }

  /** The file that a node was lowered from, or null for nodes that linking made (slots, shared instances). */
  fileOfNode(node: number): LinkedFile | null {
    if (node < 0 || node >= this.#writtenNodes) return null;
    return this.program.files[this.program.fileOfNode(node)] ?? null;
  }

  nodeSite(node: number): Site | null {
    const file = this.fileOfNode(node);
    if (file === null) return null;
    const { from, to } = file.facts.nodes;
    const at = node - file.nodeBase;
    return { file: this.program.fileOfNode(node), span: { from: from[at] ?? 0, to: to[at] ?? 0 } };
  }

  nodeKind(node: number): NodeKind | null {
    const file = this.fileOfNode(node);
    return file === null ? null : (NODE_KINDS[file.facts.nodes.kind[node - file.nodeBase] ?? -1] ?? null);
  }

  nodeAux(node: number): number {
    const file = this.fileOfNode(node);
    return file?.facts.nodes.aux[node - file.nodeBase] ?? 0;
  }

  /** The callable that a node stands in, or null. */
  callableOfNode(node: number): Callable | null {
    const file = this.fileOfNode(node);
    return file?.facts.callables[file.facts.nodes.callable[node - file.nodeBase] ?? -1] ?? null;
  }

  callable(id: number): Callable | null {
    const file = this.program.files[this.program.fileOfCallable(id)];
    return file?.facts.callables[id - file.callableBase] ?? null;
  }

  /** A call that stands in the source, or null for one that library code makes. */
  call(id: number): { readonly file: LinkedFile; readonly index: number; readonly call: CallSite } | null {
    if (id < 0 || id >= this.#writtenCalls) return null;
    const index = this.program.fileOfCall(id);
    const file = this.program.files[index];
    const call = file?.facts.calls[id - file.callBase];
    return file === undefined || call === undefined ? null : { file, index, call };
  }
}
