import { LARGEST_INDEX } from '../../facts/content.js';
import type { Place } from '../../model/api-path.js';
import type { FlowContent } from '../../solve/flow-graph.js';
import type { LinkedArgument, LinkedCall } from './contract.js';

/** A value that a call passes at a place; `through` is the content to read first when a spread brings it. */
export interface PassedValue {
  readonly argument: LinkedArgument;
  readonly through: FlowContent | null;
}

/** The values that a call passes at one of the places, in the order of its arguments. */
export function passedAt(call: Pick<LinkedCall, 'arguments'>, places: readonly Place[]): readonly PassedValue[] {
  const passed: PassedValue[] = [];
  for (const argument of call.arguments) {
    for (const place of places) {
      const through = contentAt(argument, place);
      if (through !== undefined) {
        passed.push({ argument, through });
        break;
      }
    }
  }
  return passed;
}

/** What of the argument stands at the place: all of it (null), a content of a spread, or nothing (undefined). */
function contentAt(argument: LinkedArgument, place: Place): FlowContent | null | undefined {
  if (argument.spread === 'keyword') {
    if (place.kind === 'name') return { kind: 'key', name: place.name };
    return place.kind === 'any' ? { kind: 'anyKey' } : undefined;
  }
  if (place.kind === 'name') return argument.spread === null && argument.name === place.name ? null : undefined;
  if (place.kind === 'any') return argument.spread === null ? null : { kind: 'element' };
  if (argument.index === null) return undefined;
  const reaches = argument.loose || argument.spread !== null;
  const fits =
    place.kind === 'from' ? reaches || argument.index >= place.index : fitsIndex(argument, place.index, reaches);
  if (!fits) return undefined;
  if (argument.spread === null) return null;
  const offset = place.index - argument.index;
  const exact = place.kind === 'index' && !argument.loose && offset >= 0 && offset <= LARGEST_INDEX;
  return exact ? { kind: 'index', index: offset } : { kind: 'element' };
}

function fitsIndex(argument: LinkedArgument, index: number, reaches: boolean): boolean {
  return argument.index === index || (reaches && argument.index !== null && argument.index < index);
}
