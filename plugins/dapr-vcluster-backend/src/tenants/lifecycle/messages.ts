import { LiveTenant } from '../live/LiveTenant';
import { LifecycleMessage } from './LifecycleNotifier';

/** What an owner is told so many days before a tenant expires; 0: that it has. */
export function expiryMessage(
  { ref, resource: { owner } }: LiveTenant,
  {
    days,
    expiresAt,
    graceDays,
  }: { days: number; expiresAt: string; graceDays: number },
): LifecycleMessage {
  const where = `tenant ${ref.name} on host ${ref.host}`;
  const at = `${expiresAt.slice(0, 16).replace('T', ' ')} UTC`;
  const key = `${expiresAt}:${days}`;
  if (days === 0) {
    return {
      ref,
      owner,
      key,
      severity: 'high',
      title: `Your ${where} has expired`,
      description: `It expired at ${at} and is paused: nothing runs, its data stays. It is deleted with its data in ${dayText(
        graceDays,
      )} unless it is extended; that resumes it.`,
    };
  }
  return {
    ref,
    owner,
    key,
    severity: days === 1 ? 'high' : 'normal',
    title: `Your ${where} expires in ${dayText(days)} or less`,
    description: `It expires at ${at}. It is paused then, and deleted with its data ${dayText(
      graceDays,
    )} later, unless it is extended.`,
  };
}

/** What an owner is told when a tenant was deleted because it had expired. */
export function deletedMessage({
  ref,
  namespace,
  resource: { owner },
}: LiveTenant): LifecycleMessage {
  return {
    ref,
    owner,
    key: `${namespace.metadata.uid}:deleted`,
    severity: 'high',
    title: `Your tenant ${ref.name} on host ${ref.host} was deleted`,
    description:
      'It had expired, and was not extended while that was still possible.',
  };
}

function dayText(days: number): string {
  return days === 1 ? 'a day' : `${days} days`;
}
