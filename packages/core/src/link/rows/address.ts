import { NODE_KIND } from '../../facts/flow-node.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { fileOf } from '../contract/node-kinds.js';

/** Nodes that one address is read from; a longer expression says nothing more of where a call goes. */
const LONGEST_ADDRESS = 60;

/**
 * The text of a call's address: its constant parts and the names that other parts are read from, lower case, without '-' and
 * '_'. `place` is the row's `address`; '' when there is none or nothing is known.
 */
export function addressOf(call: LinkedCall, place: string | undefined, view: LinkView): string {
  const token = place === undefined ? undefined : parseRelativePath(place).path?.tokens[0];
  if (token?.kind !== 'argument') return '';
  const [passed] = passedAt(call, token.places);
  if (passed === undefined || passed.through !== null) return '';
  const words = new Set<string>();
  const pending = [passed.argument.node];
  const seen = new Set(pending);
  for (let node = pending.pop(); node !== undefined && seen.size < LONGEST_ADDRESS; node = pending.pop()) {
    const word = wordAt(node, view);
    if (word !== null) words.add(word);
    view.incoming(node, (source) => {
      if (seen.has(source)) return;
      seen.add(source);
      pending.push(source);
    });
  }
  return [...words].sort().join(' ');
}

function wordAt(node: number, view: LinkView): string | null {
  const file = fileOf(view.files, node);
  if (file === undefined) return null;
  const { facts } = file;
  const aux = facts.nodes.aux[node - file.nodeBase] ?? 0;
  switch (facts.nodes.kind[node - file.nodeBase]) {
    case NODE_KIND.constant: {
      const constant = facts.constants[aux];
      return constant?.kind === 'string' ? folded(constant.value) : null;
    }
    case NODE_KIND.definition:
    case NODE_KIND.global: {
      const name = facts.strings[aux];
      return name === undefined ? null : folded(name);
    }
    case NODE_KIND.read: {
      const read = facts.reads[aux];
      const content = read === undefined ? undefined : facts.contents[read.content];
      return content !== undefined && 'name' in content ? folded(content.name) : null;
    }
    case NODE_KIND.call: {
      const name = facts.calls[aux]?.name ?? '';
      return name === '' ? null : folded(name);
    }
    case NODE_KIND.parameter:
    case NODE_KIND.import: {
      const name = view.nameOf(node);
      return name === null ? null : folded(name);
    }
    default:
      return null;
  }
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[-_\s]/g, '');
}
