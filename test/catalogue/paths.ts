import type { Model } from '@tokentrail/core';

/** The paths of a row: absolute ones begin at a package, relative ones at the call that the row is about. */
export function pathsOf(model: Model): { readonly absolute: readonly string[]; readonly relative: readonly string[] } {
  const absolute: (string | undefined)[] = [];
  const relative: (string | undefined)[] = [];
  if ('source' in model) {
    absolute.push(model.source.path);
    relative.push(model.source.where?.at);
  } else if ('sink' in model) {
    absolute.push(model.sink.path);
    relative.push(model.sink.address);
  } else if ('summary' in model) {
    absolute.push(model.summary.path);
    relative.push(model.summary.input, model.summary.output);
  } else if ('type' in model) {
    absolute.push(model.type.path, model.type.is);
  } else if ('storage' in model) {
    absolute.push(model.storage.write, model.storage.read);
    relative.push(model.storage.key);
  } else if ('barrier' in model) {
    absolute.push(model.barrier.path);
  } else if ('forward' in model) {
    absolute.push(model.forward.path);
    relative.push(model.forward.when, ...(model.forward.unless ?? []));
  } else if ('barrierGuard' in model) {
    absolute.push(model.barrierGuard.path);
  } else if ('entryPoint' in model) {
    absolute.push(model.entryPoint.path);
  } else if ('call' in model) {
    absolute.push(model.call.path);
    relative.push(model.call.input, ...[model.call.claims ?? []].flat(), ...(model.call.check ?? []));
    relative.push(...(model.call.disable ?? []).map((switchOff) => switchOff.at));
  } else {
    absolute.push(model.neutral.path);
  }
  return { absolute: present(absolute), relative: present(relative) };
}

/** The kind a row speaks of; null for rows that describe library code whatever flows through it. */
export function kindOf(model: Model): string | null {
  if ('source' in model) return model.source.kind;
  if ('sink' in model) return model.sink.kind;
  if ('barrier' in model) return model.barrier.kind;
  if ('barrierGuard' in model) return model.barrierGuard.kind;
  if ('call' in model) return model.call.kind;
  return null;
}

function present(paths: readonly (string | undefined)[]): readonly string[] {
  return paths.filter((path) => path !== undefined);
}
