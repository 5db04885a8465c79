import { Condition } from './flux';

/** A condition before its time and generation are known. */
export type NewCondition = Pick<
  Condition,
  'type' | 'status' | 'reason' | 'message'
>;

/** Longest message Flux stores in a condition. */
const MESSAGE_LIMIT = 20_000;

/** Replaces the conditions; a transition time is kept while the status stays the same. */
export function conditionsFrom(
  wanted: NewCondition[],
  before: Condition[] | undefined,
  generation: number,
  now: string,
): Condition[] {
  return wanted.map(condition => {
    const old = before?.find(each => each.type === condition.type);
    return {
      ...condition,
      message: condition.message.slice(0, MESSAGE_LIMIT),
      lastTransitionTime:
        old?.status === condition.status ? old.lastTransitionTime : now,
      observedGeneration: generation,
    };
  });
}

/** A release that is being installed or upgraded. */
export function progressing(message: string): NewCondition[] {
  return [
    { type: 'Reconciling', status: 'True', reason: 'Progressing', message },
    { type: 'Ready', status: 'Unknown', reason: 'Progressing', message },
  ];
}

/** A release that is deployed. */
export function succeeded(reason: string, message: string): NewCondition[] {
  return ['Ready', 'Released'].map(type => ({
    type,
    status: 'True',
    reason,
    message,
  }));
}

/** A release that failed and is not tried again before its spec changes. */
export function failed(
  action: 'install' | 'upgrade',
  reason: string,
  message: string,
): NewCondition[] {
  return [
    { type: 'Ready', status: 'False', reason, message },
    { type: 'Released', status: 'False', reason, message },
    {
      type: 'Stalled',
      status: 'True',
      reason: 'RetriesExceeded',
      message: `Failed to ${action} after 1 attempt(s)`,
    },
  ];
}

/** A release whose chart cannot be had, or whose spec cannot be used. */
export function notReady(reason: string, message: string): NewCondition[] {
  return [{ type: 'Ready', status: 'False', reason, message }];
}
