import type { Model } from './model.js';

/** A path in a row: its JSON pointer within the row, its text, and whether it begins at a package or at the row's call. */
export interface PathPlace {
  readonly pointer: string;
  readonly text: string;
  readonly relative: boolean;
}

/** Every path that a row holds. */
export function pathPlaces(model: Model): readonly PathPlace[] {
  const places: PathPlace[] = [];
  const absolute = (pointer: string, text: string | undefined): void => {
    if (text !== undefined) places.push({ pointer, text, relative: false });
  };
  const relative = (pointer: string, text: string | undefined): void => {
    if (text !== undefined) places.push({ pointer, text, relative: true });
  };
  if ('source' in model) {
    absolute('/source/path', model.source.path);
    relative('/source/where/at', model.source.where?.at);
  } else if ('sink' in model) {
    absolute('/sink/path', model.sink.path);
    relative('/sink/address', model.sink.address);
  } else if ('summary' in model) {
    absolute('/summary/path', model.summary.path);
    relative('/summary/input', model.summary.input);
    relative('/summary/output', model.summary.output);
  } else if ('type' in model) {
    absolute('/type/path', model.type.path);
    absolute('/type/is', model.type.is);
  } else if ('storage' in model) {
    absolute('/storage/write', model.storage.write);
    absolute('/storage/read', model.storage.read);
    relative('/storage/key', model.storage.key);
  } else if ('call' in model) {
    absolute('/call/path', model.call.path);
    relative('/call/input', model.call.input);
    if (typeof model.call.claims === 'string') relative('/call/claims', model.call.claims);
    else model.call.claims?.forEach((place, index) => relative(`/call/claims/${index}`, place));
    model.call.check?.forEach((place, index) => relative(`/call/check/${index}`, place));
    model.call.disable?.forEach(({ at }, index) => relative(`/call/disable/${index}/at`, at));
  } else if ('entryPoint' in model) {
    absolute('/entryPoint/path', model.entryPoint.path);
  } else if ('barrier' in model) {
    absolute('/barrier/path', model.barrier.path);
  } else if ('forward' in model) {
    absolute('/forward/path', model.forward.path);
    relative('/forward/when', model.forward.when);
    model.forward.unless?.forEach((place, index) => relative(`/forward/unless/${index}`, place));
  } else if ('barrierGuard' in model) {
    absolute('/barrierGuard/path', model.barrierGuard.path);
  } else {
    absolute('/neutral/path', model.neutral.path);
  }
  return places;
}
