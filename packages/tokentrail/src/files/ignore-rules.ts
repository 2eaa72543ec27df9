import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

const FILES = ['.gitignore', '.tokentrailignore'] as const;

interface Layer {
  readonly folder: string;
  readonly file: string;
  readonly rules: Ignore;
}

/**
 * What `.gitignore` and `.tokentrailignore` files say, folder by folder: a file's own folder is asked first, then those above it
 * up to the repository's root.
 */
export class IgnoreRules {
  readonly #layers: readonly Layer[];

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  /** The rules that hold in `folder` from above it. A folder that is itself ignored was asked for by name: nothing above counts. */
  static above(folder: string): IgnoreRules {
    const above: string[] = [];
    let at = folder;
    while (!existsSync(join(at, '.git'))) {
      const parent = dirname(at);
      if (parent === at) return new IgnoreRules([]);
      above.push(parent);
      at = parent;
    }
    let rules = new IgnoreRules([]);
    for (const parent of above.toReversed()) rules = rules.within(parent);
    return rules.reason(folder, true) === null ? rules : new IgnoreRules([]);
  }

  /** These rules and those of the ignore files in `folder`. */
  within(folder: string): IgnoreRules {
    const layers = FILES.flatMap((file): Layer[] => {
      const text = readIfPresent(join(folder, file));
      return text === null ? [] : [{ folder, file, rules: ignore({ allowRelativePaths: true }).add(text) }];
    });
    return layers.length === 0 ? this : new IgnoreRules([...this.#layers, ...layers]);
  }

  /** Which ignore file leaves this path out, or null. The nearest file that speaks of it decides. */
  reason(path: string, isFolder: boolean): string | null {
    for (let index = this.#layers.length - 1; index >= 0; index -= 1) {
      const layer = this.#layers[index];
      if (layer === undefined) continue;
      const inside = relative(layer.folder, path).split(sep).join('/');
      const { ignored, unignored } = layer.rules.test(isFolder ? `${inside}/` : inside);
      if (ignored) return `ignored by ${layer.file}`;
      if (unignored) return null;
    }
    return null;
  }
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
