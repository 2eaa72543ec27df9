import { type Catalogue, type CatalogueError, type CatalogueParts, validateCatalogue } from '@tokentrail/core';
import { languages } from './built-in-engine.js';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** An error in a rules file; line and column count from 1. */
export interface RulesFileError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type RulesFile =
  | { readonly parts: CatalogueParts; readonly errors: readonly [] }
  | { readonly parts: null; readonly errors: readonly RulesFileError[] };

/**
 * Reads rules and models from YAML (JSON is YAML). All errors at once, each with its place in the text. `known` is what the
 * rules may build on: the built-in catalogue, or null.
 */
export function parseRulesFile(text: string, known: Catalogue | null): RulesFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const placed = (offset: number, message: string): RulesFileError => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), message };
  };
  if (document.errors.length > 0) {
    return {
      parts: null,
      errors: firstOfEachLine(document.errors.map((error) => placed(error.pos[0], yamlMessage(error)))),
    };
  }
  if (document.contents === null) return { parts: null, errors: [placed(0, 'the file holds no rules and no models')] };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    return { parts: null, errors: [placed(0, error instanceof Error ? error.message : String(error))] };
  }
  const checked = validateCatalogue(value, known, languages);
  if (checked.parts !== null) return checked;
  const errors = checked.errors.map((error) => placed(offsetOf(document, text, error), messageOf(error)));
  return { parts: null, errors: errors.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** What follows an error on the same line, or as a token that belongs nowhere, is its consequence. */
function firstOfEachLine(errors: readonly RulesFileError[]): readonly RulesFileError[] {
  const lines = new Set<number>();
  return errors
    .filter(({ message }, index) => index === 0 || !message.includes(' in YAML stream'))
    .filter(({ line }) => lines.size !== lines.add(line).size);
}

/** Paths hold signs that mean something else in YAML: that is by far the most frequent mistake. */
function yamlMessage({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; a rules file is one document';
  const unquoted = code === 'BAD_SCALAR_START' || /at node end|^Unexpected flow/.test(message);
  return unquoted ? `${message}; put texts that hold { } [ ] or begin with @ in quotes` : message;
}

function messageOf({ message, suggestion }: CatalogueError): string {
  return suggestion === null ? message : `${message} (did you mean ${suggestion}?)`;
}

/** Walks the pointer down the document; where it leads nowhere further, the last node found is the place. */
function offsetOf(document: Document, text: string, { pointer, about, offset: within }: CatalogueError): number {
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  segments.forEach((segment, index) => {
    const child = childOf(node, segment);
    const wantsKey = about === 'key' && index === segments.length - 1;
    offset = (wantsKey ? startOf(child.key) : startOf(child.value)) ?? startOf(child.key) ?? offset;
    node = child.value;
  });
  return offset + (about === 'value' && within > 0 ? withinScalar(node, text, within) : 0);
}

/** Units from the start of a scalar to a place in its text; 0 where the text is not written as it stands (escapes, blocks). */
function withinScalar(node: unknown, text: string, within: number): number {
  if (!isScalar(node) || typeof node.value !== 'string') return 0;
  const start = startOf(node) ?? 0;
  const quoted = /^["']/.test(text.slice(start, start + 1)) ? 1 : 0;
  return text.startsWith(node.value, start + quoted) ? quoted + within : 0;
}

function childOf(node: unknown, segment: string): { readonly key: unknown; readonly value: unknown } {
  if (isSeq(node)) return { key: null, value: node.items[Number(segment)] };
  if (!isMap(node)) return { key: null, value: null };
  const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === segment);
  return { key: pair?.key ?? null, value: pair?.value ?? null };
}

function startOf(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null;
}
