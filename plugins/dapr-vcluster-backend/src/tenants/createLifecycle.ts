import { randomUUID } from 'node:crypto';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { ExpiryChanger } from './expiry';
import {
  DecisionContext,
  LifecycleNotifier,
  LifecyclePreviewer,
  LifecyclePreviewerOptions,
  LifecycleSweep,
  LifecycleSweepOptions,
  withTimes,
} from './lifecycle';
import { ScheduleChanger } from './schedules';

type Given = Omit<LifecycleSweepOptions, 'notifier' | 'due' | 'context'> &
  Omit<LifecyclePreviewerOptions, 'notifier' | 'context'> & {
    notifications?: NotificationService;
    /** Default the clock. */
    now?: () => Date;
  };

/** What makes tenants expire and sleep. */
export function createLifecycle(given: Given) {
  const { options, now = () => new Date() } = given;
  const portal = randomUUID().slice(0, 8);
  const context = (): DecisionContext => ({
    now: now(),
    graceDays: options.graceDays,
    portal,
  });
  const notifier = new LifecycleNotifier(given);
  const preview = new LifecyclePreviewer({ ...given, notifier, context });
  const sweep = new LifecycleSweep({
    ...given,
    notifier,
    context,
    due: () => preview.due(),
  });
  const changing = { options, sweep, context };
  return {
    expiry: new ExpiryChanger(changing),
    schedules: new ScheduleChanger(changing),
    preview,
    sweep,
    /** A tenant with the times that follow from its expiry and schedule. */
    withTimes: (tenant: Tenant) => withTimes(tenant, options, now()),
  };
}
