import { InputError } from '@backstage/errors';
import { DaprKind, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { timeoutMs, waitFor } from '../../polling';
import { ActionOptions } from '../types';
import { sidecarReady } from '../wait/sidecarReady';
import { WaitingTask } from './waitOnHost';

/** @throws InputError for a kind of which a sidecar does not tell whether it has loaded it. */
export function appsToWaitFor(
  waitForApp: string | string[] | undefined,
  kind: DaprKind,
): string[] {
  const apps = [waitForApp ?? []].flat();
  if (apps.length > 0 && kind !== 'Component') {
    throw new InputError(
      `waitForApp is for Dapr Components; this is a ${kind}. Wait for the app with vcluster:wait instead.`,
    );
  }
  return apps;
}

/** Waits until the sidecars of each app are ready and have loaded a Dapr Component. */
export async function waitUntilLoaded(
  ref: TenantRef,
  name: string,
  apps: readonly string[],
  task: WaitingTask,
  { backend, timing }: ActionOptions,
): Promise<void> {
  for (const app of apps) {
    const target = sidecarReady(ref, app, name);
    await waitFor({
      what: target.what,
      look: signal => backend.call(task, target.look, signal),
      timeoutMs: timeoutMs(task.input.timeoutMinutes),
      logger: task.logger,
      signal: task.signal,
      timing,
    });
  }
}
