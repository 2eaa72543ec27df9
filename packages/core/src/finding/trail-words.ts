import type { StoreSite } from '../facts/call-site.js';
import type { LinkedProgram, Site } from '../link/contract/program.js';
import type { TrailRole } from '../report.js';
import { FLOW_KINDS, type FlowContent } from '../solve/flow-graph.js';
import type { Places } from './locate.js';

/** What one edge of a trail means to a reader; `site` null: the place of its neighbour. */
export interface StepWords {
  readonly role: TrailRole;
  readonly message: string;
  readonly site: Site | null;
}

/** Longest source text that a message quotes. */
const QUOTE_LENGTH = 60;

/** A variable, a member chain, a constant subscript: what can stand for a storage place in a sentence. */
const PLACE = /^[\w$]+(?:\??\.[\w$#]+|\[[^\]]*\])*$/;

/** Puts the edges of a program into plain English. */
export class TrailWords {
  readonly #program: LinkedProgram;
  readonly #places: Places;
  readonly #storeOf: Map<number, ReadonlyMap<number, StoreSite>> = new Map();

  constructor(places: Places) {
    this.#program = places.program;
    this.#places = places;
  }

  /** The step over `edge` from node to node, or null when it changes nothing that a reader would see. */
  describe(edge: number, from: number, to: number): StepWords | null {
    const { graph, notes, edgeNote } = this.#program;
    const note = notes[edgeNote[edge] ?? 0];
    const kind = FLOW_KINDS[graph.kind[edge] ?? 0] ?? 'value';
    const operand = graph.operand[edge] ?? 0;
    if (kind === 'call') return this.#call(operand, to, note?.text ?? '');
    if (kind === 'return') return this.#return(operand, from);
    if (note !== undefined && note.text !== '') return { role: note.role, message: note.text, site: null };
    switch (kind) {
      case 'store':
        return this.#store(operand, to);
      case 'read':
        return this.#read(operand, to);
      case 'taint':
        return { role: 'step', message: `becomes part of ${this.#quote(to) ?? 'a string'}`, site: null };
      case 'obscure':
      case 'obscureTaint':
        return { role: 'model', message: 'passes through code that is not part of the program', site: null };
      case 'jump':
      case 'shared':
        return this.#storage(from, to);
      case 'value':
        return this.#assigned(from, to);
      default:
        return null;
    }
  }

  #call(call: number, to: number, note: string): StepWords {
    const callee = this.#places.callableOfNode(to);
    const name = this.#callableName(to);
    const kind = this.#places.nodeKind(to);
    const label = callee?.parameters[this.#places.nodeAux(to)]?.label ?? '';
    const how =
      kind === 'self'
        ? `goes into ${name} as its object`
        : kind === 'closure'
          ? `carried into ${name} by the function itself`
          : `passed as ${label === '' ? 'an argument' : `\`${label}\``} to ${name}`;
    const found = this.#places.call(call);
    return {
      role: 'call',
      message: note === '' ? how : `${how} (${note})`,
      site: found === null ? null : { file: found.index, span: found.call.span },
    };
  }

  #return(call: number, from: number): StepWords {
    const callee = this.#places.callableOfNode(from);
    const name = this.#callableName(from);
    const kind = this.#places.nodeKind(from);
    const found = this.#places.call(call);
    const site = found === null ? null : { file: found.index, span: found.call.span };
    if (kind === 'thrown') return { role: 'return', message: `thrown by ${name}`, site };
    if (kind === 'parameterOut' && callee?.kind === 'constructor')
      return { role: 'return', message: `kept in the new object of ${name}`, site };
    if (kind !== 'parameterOut') return { role: 'return', message: `returned by ${name}`, site };
    const label = callee?.parameters[this.#places.nodeAux(from)]?.label ?? '';
    const object = label === '' ? 'its object' : `\`${label}\``;
    return { role: 'return', message: `left in ${object} by ${name}`, site };
  }

  #store(content: number, to: number): StepWords {
    const store = this.#storeSite(to);
    const known = this.#program.contents[content];
    const file = this.#places.fileOfNode(to);
    const site = store === null || file === null ? null : { file: this.#program.fileOfNode(to), span: store.span };
    const text = site === null ? '' : this.#places.text(site);
    const name = known !== undefined && 'name' in known ? known.name : text;
    const quoted = name !== text && text.length <= QUOTE_LENGTH && PLACE.test(text) && text.includes(name);
    return { role: 'store', message: quoted ? `stored in \`${text}\`` : storedUnder(known), site };
  }

  #read(content: number, to: number): StepWords {
    const text = this.#quote(to);
    return {
      role: 'read',
      message: text === null ? readFrom(this.#program.contents[content]) : `read from ${text}`,
      site: null,
    };
  }

  #storage(from: number, to: number): StepWords | null {
    const target = this.#bindingName(to);
    const source = this.#bindingName(from);
    switch (this.#places.nodeKind(to)) {
      case 'binding':
        return { role: 'store', message: `kept in the module variable ${target}`, site: null };
      case 'cellIn':
      case 'cellOut':
        return { role: 'store', message: `shared with inner functions as ${target}`, site: null };
      case null:
        return { role: 'store', message: 'kept in shared storage', site: null };
      default:
        break;
    }
    switch (this.#places.nodeKind(from)) {
      case 'binding':
        return { role: 'read', message: `read from the module variable ${source}`, site: null };
      case 'cellIn':
      case 'cellOut':
        return { role: 'read', message: `read from the outer variable ${source}`, site: this.#reader(to) };
      case null:
        return { role: 'read', message: 'read back from shared storage', site: null };
      default:
        return null;
    }
  }

  /** The inner function that reads a variable of an outer one; its node stands where the variable does. */
  #reader(node: number): Site | null {
    const callable = this.#places.callableOfNode(node);
    return callable === null ? null : { file: this.#program.fileOfNode(node), span: callable.nameSpan };
  }

  #assigned(from: number, to: number): StepWords | null {
    if (this.#places.nodeKind(from) === 'self') return null;
    const name = this.#definedName(to);
    return name === null || name === this.#definedName(from)
      ? null
      : { role: 'step', message: `assigned to \`${name}\``, site: null };
  }

  /** `send()` for the callable that a node stands in, the class's name for a constructor, or words for what has no name. */
  #callableName(node: number): string {
    const callable = this.#places.callableOfNode(node);
    const owner =
      callable?.kind === 'constructor' ? this.#places.fileOfNode(node)?.facts.classes[callable.owner] : undefined;
    const name = owner?.name ?? callable?.name ?? '';
    if (name !== '') return `\`${name}()\``;
    return callable?.kind === 'module' ? 'the module' : 'an inner function';
  }

  /** The name that a definition or parameter gives to a value. */
  #definedName(node: number): string | null {
    const file = this.#places.fileOfNode(node);
    const aux = this.#places.nodeAux(node);
    switch (this.#places.nodeKind(node)) {
      case 'definition':
        return file?.facts.strings[aux] ?? null;
      case 'parameter':
        return this.#places.callableOfNode(node)?.parameters[aux]?.label ?? null;
      default:
        return null;
    }
  }

  #bindingName(node: number): string {
    const name = this.#places.fileOfNode(node)?.facts.bindings[this.#places.nodeAux(node)]?.name;
    return name === undefined ? 'of another file' : `\`${name}\``;
  }

  #quote(node: number): string | null {
    const site = this.#places.nodeSite(node);
    const text = site === null ? '' : this.#places.text(site);
    return text === '' || text.length > QUOTE_LENGTH ? null : `\`${text}\``;
  }

  /** The store whose new state a node is. */
  #storeSite(node: number): StoreSite | null {
    const file = this.#places.fileOfNode(node);
    if (file === null) return null;
    let stores = this.#storeOf.get(file.nodeBase);
    if (stores === undefined)
      this.#storeOf.set(file.nodeBase, (stores = new Map(file.facts.stores.map((store) => [store.post, store]))));
    return stores.get(node - file.nodeBase) ?? null;
  }
}

function storedUnder(content: FlowContent | undefined): string {
  switch (content?.kind) {
    case 'field':
      return `stored in the attribute \`${content.name}\``;
    case 'key':
      return `stored under \`${content.name}\``;
    case 'anyKey':
      return 'stored under a key that is not constant';
    case 'mapKey':
      return 'used as a key';
    case 'captured':
      return 'captured by an inner function';
    default:
      return 'stored as an element';
  }
}

function readFrom(content: FlowContent | undefined): string {
  switch (content?.kind) {
    case 'field':
      return `read from the attribute \`${content.name}\``;
    case 'key':
      return `read from \`${content.name}\``;
    case 'anyKey':
      return 'read under a key that is not constant';
    case 'mapKey':
      return 'read as a key';
    case 'captured':
      return 'read by the inner function';
    default:
      return 'read as an element';
  }
}
