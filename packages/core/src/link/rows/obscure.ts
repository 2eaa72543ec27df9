import type { FlowContent } from '../../solve/flow-graph.js';
import type { LinkedArgument, LinkedCall, LinkWriter } from '../contract/contract.js';
import type { PlacementSettings } from '../contract/ending-positions.js';
import { kindOf } from '../contract/node-kinds.js';
import { passObjects } from './summaries.js';

// Defaults for code that the program does not contain and no row speaks of (engine notes 3.5). Recall needs some of them, false
// alarms forbid most: what leaves the process, looks up or checks gives nothing back of what it was asked with.
//
// | call | what comes out |
// |---|---|
// | a decorator | what it decorates |
// | a constructor, `create…` | an object with the arguments inside, under their names; contents of options under the same keys |
// | awaited, `get…`, `fetch…`, `verify…`, `log…` | nothing of the arguments |
// | anything else | a text made of the arguments |
// | any method | a text made of the receiver, when that is a text itself |
// | `add`, `push`, `set`, … | the receiver holds the arguments |
// | `sign…`, `add_auth`, … | the objects among the arguments hold the others and what the receiver is made of |
// | a function among the arguments | is called with the other arguments and their items; its result is the call's |
// Every edge carries a mark, and the solver counts hops through unknown code.

/** First words of names whose result is an answer about the arguments, or about something else, never made of them. */
const ANSWERS: ReadonlySet<string> = new Set(
  (
    'get find lookup look fetch load read query search select list verify decode introspect validate check is has exists ' +
    'authenticate authorize login logout request post put patch delete head send call invoke execute exec run exchange ' +
    'resolve retrieve connect open close write save publish emit log info debug warn warning error exception print trace ' +
    'hash digest hexdigest sign encrypt hmac compare equal equals match test len count size length id type isinstance ' +
    'assert raise throw remove pop clear discard sleep wait next register subscribe on once off use listen serve start ' +
    'stop include mount route parse_args exit refresh revoke mint issue acquire token session user'
  ).split(' '),
);

/** Verbs that put their arguments into the receiver. */
const COLLECTORS: ReadonlySet<string> = new Set(
  'add append push set put insert extend update setdefault register'.split(' '),
);

const CONSTRUCTING: ReadonlySet<string> = new Set('create make build init new from with'.split(' '));

/** Verbs and objects of names of signers that write into what they get: `add_auth`, `applyAuthorization`, `inject_credentials`. */
const ATTACHING: ReadonlySet<string> = new Set('add append apply attach inject set update'.split(' '));
const ATTACHED: ReadonlySet<string> = new Set('auth authorization authentication signature credentials'.split(' '));

/** A signer holds a credentials object, which holds the credential. */
const SIGNER_DEPTH = 2;

/** Most callback parameters that are filled; further ones get nothing. */
const CALLBACK_PARAMETERS = 3;

/** Adds what unknown code is assumed to do at this call. */
export function placeUnknownCall(call: LinkedCall, settings: PlacementSettings, writer: LinkWriter): void {
  passObjects(call, writer);
  if (call.form === 'enter') {
    // What `with` binds is nearly always the manager itself.
    writer.addEdge(call.receiver < 0 ? call.callee : call.receiver, call.result, 'value', 0, 0);
    return;
  }
  if (call.form === 'iterate' || call.form === 'super') return;
  new UnknownCall(call, settings, writer).place();
}

/**
 * A constructor of which rows only say what leaves through it: the object still keeps what it was made of, and hands it back
 * under the same names.
 */
export function placeConstruction(call: LinkedCall, settings: PlacementSettings, writer: LinkWriter): void {
  if (isConstruction(call, wordsOf(call.name))) new UnknownCall(call, settings, writer).construct();
}

class UnknownCall {
  readonly #call: LinkedCall;
  readonly #settings: PlacementSettings;
  readonly #writer: LinkWriter;
  readonly #note: number;

  constructor(call: LinkedCall, settings: PlacementSettings, writer: LinkWriter) {
    const name = call.name === '' ? 'a function' : `\`${call.name}\``;
    this.#call = call;
    this.#settings = settings;
    this.#writer = writer;
    this.#note = writer.note('model', `passes through ${name}, which is not modelled`, `through unknown code ${name}`);
  }

  place(): void {
    const call = this.#call;
    if (call.form === 'decorator') {
      for (const { node } of call.arguments) this.#edge(node, call.result, 'obscure');
      return;
    }
    const words = wordsOf(call.name);
    this.#collect(words);
    if (isSigning(words)) this.#sign();
    this.#callbacks(words[0] ?? '');
    if (isConstruction(call, words)) this.construct();
    else {
      // A text keeps what it carries through any method; an object's contents stay inside it.
      if (call.receiver >= 0) this.#edge(call.receiver, call.result, 'obscureTaint');
      if (!call.awaited && !ANSWERS.has(words[0] ?? '')) {
        for (const argument of call.arguments) {
          if (this.#mayCarry(argument)) this.#edge(argument.node, call.result, 'obscureTaint');
        }
      }
    }
  }

  /** The object carries each argument under its name, and what options hold under the names that they have there. */
  construct(): void {
    for (const argument of this.#call.arguments) {
      if (!this.#mayCarry(argument)) continue;
      if (argument.name !== null) {
        const kind = this.#settings.language === 'python' ? 'field' : 'key';
        this.#store(argument.node, this.#call.result, { kind, name: argument.name });
      } else {
        if (argument.spread === null) this.#store(argument.node, this.#call.result, { kind: 'anyKey' });
        this.#contents(argument.node, this.#call.result);
      }
    }
  }

  /** `x.append(v)`, `x.set(k, v)`, `x.update(other)`: later reads of the receiver see what went in. */
  #collect(words: readonly string[]): void {
    const verb = words[0] ?? '';
    const last = this.#call.arguments.filter((argument) => argument.spread === null).at(-1);
    if (last === undefined || !COLLECTORS.has(verb)) return;
    for (const { argument, after } of this.#call.posts) if (argument < 0) this.#collectIn(after, verb, last.node);
  }

  #collectIn(object: number, verb: string, last: number): void {
    const given = this.#call.arguments.filter((argument) => argument.spread === null);
    if (verb === 'update' || verb === 'extend') this.#contents(last, object);
    else if (given.length === 1) this.#store(last, object, { kind: 'element' });
    else this.#storeUnderKey(given[0]?.node ?? last, last, object);
  }

  #storeUnderKey(key: number, value: number, object: number): void {
    const names = this.#writer.constants(key);
    if (names === null || names.length === 0) this.#store(value, object, { kind: 'anyKey' });
    for (const name of names ?? []) this.#store(value, object, { kind: 'key', name });
  }

  /** `signer.sign(method, headers, key)`, `auth.add_auth(request)`: a signer writes the credential into the request it is given. */
  #sign(): void {
    const { posts, arguments: given, receiver } = this.#call;
    for (const { argument: position, after } of posts) {
      const target = given[position];
      if (target === undefined || !this.#mayCarry(target)) continue;
      for (const argument of given) {
        if (argument !== target && this.#mayCarry(argument)) this.#header(argument.node, after, 'obscureTaint');
      }
      if (receiver < 0) continue;
      // What made the signer was unknown code already; a third hop would end the flow.
      for (const held of this.#parts(receiver, SIGNER_DEPTH)) this.#header(held, after, 'taint');
    }
  }

  /** The object is the mapping of the headers itself, or a request that has one. */
  #header(value: number, object: number, flow: 'obscureTaint' | 'taint'): void {
    const writer = this.#writer;
    const text = this.#newNode();
    const headers = this.#newNode();
    writer.addEdge(value, text, flow, 0, this.#note);
    for (const holder of [object, headers]) {
      writer.addEdge(text, holder, 'store', writer.content({ kind: 'anyKey' }), this.#note);
    }
    const kind = this.#settings.language === 'python' ? 'field' : 'key';
    writer.addEdge(headers, object, 'store', writer.content({ kind, name: 'headers' }), this.#note);
  }

  /** The contents of an object, and theirs. */
  #parts(object: number, depth: number): readonly number[] {
    if (depth === 0) return [];
    const part = this.#newNode();
    this.#writer.addEdge(object, part, 'read', this.#writer.content({ kind: 'anyKey' }), this.#note);
    return [part, ...this.#parts(part, depth - 1)];
  }

  /** Functions among the arguments may be called with what the call got; what they return may come back. */
  #callbacks(first: string): void {
    const call = this.#call;
    const callbacks = call.arguments.filter((argument) => this.#mayBeFunction(argument));
    if (callbacks.length === 0) return;
    for (const callback of callbacks) {
      const given = this.#newNode();
      const others = call.arguments.filter((argument) => argument !== callback && this.#mayCarry(argument));
      for (const node of [...others.map((argument) => argument.node), call.receiver]) {
        if (node < 0) continue;
        if (node !== call.receiver) this.#edge(node, given, 'obscureTaint');
        const element = this.#newNode();
        this.#writer.addEdge(node, element, 'read', this.#writer.content({ kind: 'element' }), this.#note);
        this.#edge(element, given, 'obscure');
      }
      const result = this.#newNode();
      const parameters = Array.from({ length: CALLBACK_PARAMETERS }, (_, index) => ({
        node: given,
        index,
        name: null,
      }));
      this.#writer.invoke(call, callback.node, parameters, result);
      this.#edge(result, call.result, 'obscure');
      // What wraps a function hands it back (`wrapAsync(handler)`); Python has decorators for it.
      if (this.#settings.language === 'javascript' && !ANSWERS.has(first))
        this.#edge(callback.node, call.result, 'obscure');
    }
  }

  #mayCarry(argument: LinkedArgument): boolean {
    if (argument.name !== null && this.#settings.endsFlow.has(argument.name.toLowerCase())) return false;
    const kind = kindOf(this.#writer.files, argument.node);
    return kind !== 'constant' && kind !== 'function' && kind !== 'class';
  }

  #mayBeFunction(argument: LinkedArgument): boolean {
    return argument.spread === null && this.#writer.holdsCallable(argument.node);
  }

  /** Contents alone, at the same path: the object is not itself what its options are. */
  #contents(from: number, to: number): void {
    const all = this.#writer.keySet({ keys: [], folded: false, uncertain: true });
    const held = this.#newNode();
    this.#writer.addEdge(from, held, 'only', all, this.#note);
    this.#edge(held, to, 'obscure');
  }

  #store(value: number, object: number, content: FlowContent): void {
    const held = this.#newNode();
    this.#edge(value, held, 'obscure');
    this.#writer.addEdge(held, object, 'store', this.#writer.content(content), this.#note);
  }

  #edge(from: number, to: number, kind: 'obscure' | 'obscureTaint'): void {
    this.#writer.addEdge(from, to, kind, 0, this.#note);
  }

  #newNode(): number {
    const { callable, file, span } = this.#call;
    return this.#writer.addNode(callable, file, span.from, span.to);
  }
}

/** Whether a call makes an object, as far as its name tells. */
export function isConstruction(call: LinkedCall, words: readonly string[]): boolean {
  if (call.form === 'new' || CONSTRUCTING.has(words[0] ?? '')) return true;
  const first = call.name[0];
  return first !== undefined && first !== first.toLowerCase() && call.name !== call.name.toUpperCase();
}

function isSigning(words: readonly string[]): boolean {
  const [verb = '', object = ''] = words;
  return verb === 'sign' || (ATTACHING.has(verb) && ATTACHED.has(object));
}

/** The words of a name in lower case: `getUserToken`, `get_user_token`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1_$2')
    .split(/[_$]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
