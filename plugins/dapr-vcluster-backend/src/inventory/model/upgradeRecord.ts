import {
  ANNOTATION_UPGRADE,
  TenantUpgrade,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

/**
 * Steps of an upgrade. `applying`, `checking`: to the new version; `rolling-back`, `checking-roll-back`: to the old one; the
 * others are its ends.
 */
const stepSchema = z.enum([
  'applying',
  'checking',
  'rolling-back',
  'checking-roll-back',
  'done',
  'rolled-back',
  'failed',
]);

const recordSchema = z.object({
  from: z.string(),
  to: z.string(),
  values: z.enum(['release', 'preset']),
  by: z.string().optional(),
  /** The wave that it belongs to, and which attempt of it. */
  wave: z.string().optional(),
  startedAt: z.string(),
  /** Until when the step may last. */
  deadline: z.string(),
  step: stepSchema,
  reason: z.string().optional(),
  endedAt: z.string().optional(),
  /** Which call works at it, and until when nobody else may. */
  holder: z.string().optional(),
  heldUntil: z.string().optional(),
});

/** An upgrade as the tenant's host namespace has it: whoever goes on with it needs nothing else. */
export type UpgradeRecord = z.infer<typeof recordSchema>;

const ENDS = ['done', 'rolled-back', 'failed'];

/** Whether there is something left to do. */
export function isUnderWay(record: UpgradeRecord): boolean {
  return !ENDS.includes(record.step);
}

/** The record in the annotations of a namespace; undefined when there is none, or none that can be read. */
export function parseRecord(
  annotations: Readonly<Record<string, string>> | undefined,
): UpgradeRecord | undefined {
  const text = annotations?.[ANNOTATION_UPGRADE];
  if (text === undefined) {
    return undefined;
  }
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What is shown of it. */
export function shownUpgrade({
  from,
  to,
  step,
  startedAt,
  endedAt,
  by,
  reason,
}: UpgradeRecord): TenantUpgrade {
  return { from, to, state: stateOf(step), startedAt, endedAt, by, reason };
}

function stateOf(step: UpgradeRecord['step']): TenantUpgrade['state'] {
  switch (step) {
    case 'applying':
    case 'checking':
      return 'running';
    case 'checking-roll-back':
      return 'rolling-back';
    default:
      return step;
  }
}
