import { Condition } from '../../controllerRuntime';

/**
 * Puts a condition in its place in a list. The time of the last transition
 * changes with the status only, so that nothing is written when nothing happened.
 */
export function withCondition(
  conditions: Condition[] | undefined,
  condition: Condition,
  now: string,
  withUpdateTime = false,
): Condition[] {
  const before = conditions?.find(({ type }) => type === condition.type);
  const moved = before?.status !== condition.status;
  const changed =
    moved ||
    before?.reason !== condition.reason ||
    before?.message !== condition.message;
  const next: Condition = {
    ...condition,
    lastTransitionTime: moved ? now : before?.lastTransitionTime,
    ...(withUpdateTime && {
      lastUpdateTime: changed ? now : before?.lastUpdateTime,
    }),
  };
  return before
    ? (conditions ?? []).map(each => (each === before ? next : each))
    : [...(conditions ?? []), next];
}

/** The list without a condition. */
export function withoutCondition(
  conditions: Condition[] | undefined,
  type: string,
): Condition[] {
  return (conditions ?? []).filter(each => each.type !== type);
}
