import type { Model } from '@tokentrail/core';

export const modelTypes = [
  'source',
  'sink',
  'summary',
  'type',
  'storage',
  'barrier',
  'barrierGuard',
  'entryPoint',
  'call',
  'forward',
  'neutral',
] as const;

export type ModelType = (typeof modelTypes)[number];

/** Which of the things that a model can say it says. */
export function typeOf(model: Model): ModelType {
  return modelTypes.find((type) => type in model) ?? 'neutral';
}

/** The kind that a model speaks of; undefined for those that describe library code whatever flows through it. */
export function kindOf(model: Model): string | undefined {
  if ('forward' in model) return model.forward.from;
  const kind = rowOf(model)['kind'];
  return typeof kind === 'string' ? kind : undefined;
}

/** `python  sink  httpx.get.Argument[headers:]  (outbound-credential)  >=1.0`. */
export function describeModel(model: Model): string {
  const kind = kindOf(model);
  const parts = [model.language.padEnd(10), typeOf(model).padEnd(12), whereOf(model)];
  const detail = detailOf(model);
  if (detail !== '') parts.push(detail);
  if (kind !== undefined) parts.push(`(${kind})`);
  if (model.versions !== undefined) parts.push(model.versions);
  return parts.join('  ');
}

/** What a model speaks of: its path, or the bare name that it goes by. */
export function whereOf(model: Model): string {
  const row = rowOf(model);
  const named = (name: string): string | null => (typeof row[name] === 'string' ? row[name] : null);
  if ('storage' in model) {
    const { write, read } = model.storage;
    return [...(write === undefined ? [] : [`write ${write}`]), ...(read === undefined ? [] : [`read ${read}`])].join(
      ', ',
    );
  }
  const fun = named('function');
  const method = named('method');
  const position = named('position');
  return (
    named('path') ??
    (fun === null ? null : `any ${fun}()`) ??
    (method === null ? null : `any .${method}()`) ??
    (position === null ? '' : `any argument or key ${position}`)
  );
}

/** What a model says beyond its place and kind; empty when nothing. */
export function detailOf(model: Model): string {
  switch (true) {
    case 'summary' in model:
      return `${model.summary.input} -> ${model.summary.output} (${model.summary.flow})`;
    case 'type' in model:
      return `is ${model.type.is}`;
    case 'storage' in model:
      return `slot ${model.storage.slot}${model.storage.key === undefined ? '' : ` by ${model.storage.key}`}`;
    case 'entryPoint' in model:
      return model.entryPoint.entry;
    case 'forward' in model:
      return `to ${model.forward.to}`;
    case 'call' in model:
      return callDetail(model.call);
    case 'source' in model:
      return sourceDetail(model.source);
    case 'sink' in model:
      return sinkDetail(model.sink);
    case 'barrierGuard' in model:
      return `where ${String(model.barrierGuard.when)} for argument ${String(model.barrierGuard.argument)}`;
    default:
      return '';
  }
}

function callDetail({ semantics, when, check = [], disable = [] }: Extract<Model, { call: unknown }>['call']): string {
  const off = disable.map(({ at, values, lacks, unless }) => {
    const what = lacks === undefined ? `${at} = ${values.map(String).join(' or ')}` : `${at} without ${lacks}`;
    if (unless === undefined) return what;
    const but = unless.values === undefined ? unless.at : `${unless.at} = ${unless.values.map(String).join(' or ')}`;
    return `${what} unless ${but}`;
  });
  return [
    semantics,
    ...(when === undefined ? [] : [`when given ${when}`]),
    ...(check.length === 0 ? [] : [`on by ${check.join(' or ')}`]),
    ...(off.length === 0 ? [] : [`off by ${off.join(' or ')}`]),
  ].join(', ');
}

function sourceDetail({ parameterName, where }: Extract<Model, { source: unknown }>['source']): string {
  const parts: string[] = [];
  if (parameterName !== undefined) parts.push(`for parameters named ${parameterName.join(', ')}`);
  if (where !== undefined) {
    parts.push(`where ${where.at} is ${where.values.length === 0 ? 'left out' : where.values.join(' or ')}`);
  }
  return parts.join(', ');
}

function sinkDetail({ argument, contents }: Extract<Model, { sink: unknown }>['sink']): string {
  const parts: string[] = [];
  if (argument !== undefined) parts.push(`argument ${String(argument)}`);
  if (contents !== undefined) parts.push(`contents ${typeof contents === 'string' ? contents : contents.join(', ')}`);
  return parts.join(', ');
}

function rowOf(model: Model): Readonly<Record<string, unknown>> {
  const row: unknown = Object.entries(model).find(([key]) => key === typeOf(model))?.[1];
  return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : {};
}
