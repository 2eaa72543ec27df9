import type { TrailRole, TrailStep } from '@tokentrail/core';
import type { CodeFlow, ThreadFlowLocation } from 'sarif';
import { caps } from './caps.js';
import { sentence } from './message.js';
import { physicalLocation } from './places.js';

const KINDS: Readonly<Record<TrailRole, readonly string[]>> = {
  source: ['acquire', 'taint'],
  step: ['value'],
  call: ['call'],
  return: ['return'],
  store: ['memory'],
  read: ['memory'],
  model: ['function'],
  sink: ['danger'],
};

/** A trail that is too long keeps its beginning and its end: the source and the sink are what is looked at first. */
export function shortened(trail: readonly TrailStep[], steps: number): readonly TrailStep[] {
  if (trail.length <= steps) return trail;
  const head = Math.floor(steps / 2);
  return [...trail.slice(0, head), ...trail.slice(trail.length - (steps - head))];
}

/** One trail is one code flow of one thread. Nesting is shifted so that the shallowest step is at 0, as the format demands. */
export function codeFlow(trail: readonly TrailStep[]): CodeFlow {
  const shallowest = Math.min(...trail.map((step) => step.nesting));
  const locations = trail.map((step, index): ThreadFlowLocation => {
    const decisive = index === 0 || index === trail.length - 1;
    return {
      location: { physicalLocation: physicalLocation(step.location), message: { text: sentence(step.message) } },
      kinds: [...KINDS[step.role]],
      nestingLevel: step.nesting - shallowest,
      executionOrder: index + 1,
      importance: decisive ? 'essential' : 'important',
    };
  });
  return { threadFlows: [{ locations }] };
}

export const SHORTEST_TRAIL = 2;
export const LONGEST_TRAIL: number = caps.steps;
