import { LoggerService } from '@backstage/backend-plugin-api';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend';
import { timeoutMs, waitFor } from '../../waiting';
import { ActionOptions } from '../types';
import { componentSynced } from '../wait/componentSynced';

type Task = Initiator & {
  logger: LoggerService;
  input: { name: string; timeoutMinutes?: number };
};

/** Waits until a Dapr Component is on the host; gives its name there. */
export async function waitOnHost(
  ref: TenantRef,
  namespace: string,
  task: Task,
  { backend, timing }: ActionOptions,
): Promise<{ namespace: string; name: string }> {
  const { name, timeoutMinutes } = task.input;
  const target = componentSynced(ref, { namespace, name });
  const names = await waitFor({
    what: target.what,
    look: signal => backend.call(task, target.look, signal),
    timeoutMs: timeoutMs(timeoutMinutes),
    logger: task.logger,
    signal: task.signal,
    timing,
  });
  return { namespace: names.hostNamespace, name: names.hostName };
}
