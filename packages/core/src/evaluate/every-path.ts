import { ARM_END, type ArmTable } from '../facts/arm.js';
import type { CallSite, ReturnSite } from '../facts/call-site.js';
import type { LinkedFile } from '../link/contract/program.js';
import type { ProgramView } from './program-view.js';

/** A place in a callable: the arm around it, and where it stands in the text. */
interface Point {
  readonly arm: number;
  readonly at: number;
}

/**
 * Whether one of some calls runs on every path on which a call of the same callable does and which goes on after it; all are
 * program-wide ids. Speaks for structured code: an arm that leaves needs no call, every other arm of a branch does.
 */
export function runsOnEveryPath(view: ProgramView, call: number, others: readonly number[]): boolean {
  const file = view.program.files[view.program.fileOfCall(call)];
  const from = file?.facts.calls[call - file.callBase];
  if (file === undefined || from === undefined) return true;
  const sites = sitesWithin(file, from.callable, others);
  return sites === null || isOnEveryPath(file.facts.arms, sites, { arm: from.arm, at: from.span.from }, false);
}

/** Whether one of some calls runs on every path to a return of the callable that they stand in. */
export function runsBefore(file: LinkedFile, { arm, end, callable }: ReturnSite, others: readonly number[]): boolean {
  const sites = sitesWithin(file, callable, others);
  return sites === null || isOnEveryPath(file.facts.arms, sites, { arm, at: end }, true);
}

/** Whether one of some calls runs on every path to a call of the same callable; all are program-wide ids. */
export function runsBeforeCall(view: ProgramView, call: number, others: readonly number[]): boolean {
  const file = view.program.files[view.program.fileOfCall(call)];
  const to = file?.facts.calls[call - file.callBase];
  if (file === undefined || to === undefined) return false;
  const sites = sitesWithin(file, to.callable, others);
  return sites === null || isOnEveryPath(file.facts.arms, sites, { arm: to.arm, at: to.span.from }, true);
}

/** The calls, or null when one stands elsewhere: a function inside runs whenever it is called, so nothing is known. */
function sitesWithin({ facts, callBase }: LinkedFile, callable: number, calls: readonly number[]): CallSite[] | null {
  const sites = calls.flatMap((call) => facts.calls[call - callBase] ?? []);
  return sites.length === calls.length && sites.every((site) => site.callable === callable) ? sites : null;
}

function isOnEveryPath(arms: ArmTable, sites: readonly CallSite[], { arm, at }: Point, earlier: boolean): boolean {
  let leaves = earlier;
  let inside = -1;
  for (let around = arm; ; around = arms.parent[around] ?? -1) {
    const reached = leaves ? sites.filter(({ span }) => span.from < at) : sites;
    if (isCovered(arms, reached, around, inside < 0 ? -1 : (arms.branch[inside] ?? -1))) return true;
    if (around < 0) return false;
    leaves ||= arms.end[around] === ARM_END.leaves;
    inside = around;
  }
}

/** Whether one of the calls runs whenever an arm (-1: a callable's own block) does; one branch in it is left out. */
function isCovered(arms: ArmTable, sites: readonly CallSite[], arm: number, leftOut: number): boolean {
  if (sites.some((site) => site.arm === arm)) return true;
  const branches = new Set<number>();
  for (const site of sites) {
    const child = childOf(arms, site.arm, arm);
    if (child >= 0 && arms.branch[child] !== leftOut) branches.add(arms.branch[child] ?? -1);
  }
  for (const branch of branches) {
    let missing = false;
    for (let child = 0; child < arms.count; child++) {
      if (arms.branch[child] !== branch) continue;
      const runs = isCovered(arms, sites, child, -1);
      if (runs && (arms.always[child] === 1 || arms.end[child] === ARM_END.jumps)) return true;
      missing ||= !runs && arms.end[child] === ARM_END.goesOn;
    }
    if (!missing) return true;
  }
  return false;
}

/** The arm just inside `around` that an arm lies in or is; -1 when it lies elsewhere. */
function childOf(arms: ArmTable, arm: number, around: number): number {
  let at = arm;
  while (at >= 0 && (arms.parent[at] ?? -1) !== around) at = arms.parent[at] ?? -1;
  return at;
}
