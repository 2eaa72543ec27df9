import type { NodeId } from './ids.js';

/**
 * One storage place inside an object, as the source writes it (CodeQL `Content`). JavaScript's `o.x` and `o["x"]` are both
 * `property`; Python's `o.x` is `attribute` and `o["x"]` is `key`. Case folding of header names happens at linking, which
 * knows the catalogue. `index` runs from 0 to 7; a larger or unknown index is `element`, as is a set's member or what
 * iteration yields. `anyKey` was stored or is read under a key that is not constant. `mapKey` is the key itself.
 * `captured` is a variable inside a closure object.
 */
export type Content =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'element' }
  | { readonly kind: 'anyKey'; readonly key: NodeId }
  | { readonly kind: 'mapKey' }
  | { readonly kind: 'captured'; readonly binding: number };

/** The largest constant index that stays apart; larger ones are `element`. */
export const LARGEST_INDEX = 7;

/** Attribute of a generator object that its `yield` expressions read; no source text can name it. */
export const SENT_TO_GENERATOR = '(sent)';

/** Attribute of an annotated type that holds what stands beside the type; no source text can name it. */
export const ANNOTATION_METADATA = '(metadata)';

/** Attributes that only the program itself fills, at places that lowering knows: a library value has none of them. */
export const OWN_ATTRIBUTES: ReadonlySet<string> = new Set([SENT_TO_GENERATOR, ANNOTATION_METADATA]);

/**
 * Keys that a step removes (`without`) or keeps (`only`): constants as written, and a node whose value is the set or the
 * single key where the source names one (a set constant, perhaps of another file), evaluated at linking. `NAME_GAP` in a constant
 * stands for any text (`k.startsWith("x-")`).
 * `folded` says that the program compared the key in lower case.
 */
export interface KeySet {
  readonly keys: readonly string[];
  readonly nodes: readonly NodeId[];
  readonly folded: boolean;
  /** Keys that pass change their case on the way (`out[k.lower()] = v`). */
  readonly recased?: 'lower' | 'upper';
}

/** Stands in a name for any text: `getattr(o, "do_" + name)` reads `do_` and this. */
export const NAME_GAP = '(…)';

/** Name of the attribute or key that a `__getattr__` reads of another object: the one that it was asked for. */
export const NAME_READ = '(name)';
