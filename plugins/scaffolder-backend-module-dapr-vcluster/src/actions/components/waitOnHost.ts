import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CallOptions,
  DaprVclusterClient,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend';
import { spokenKind } from '../../report';
import { done, Progress, timeoutMs, waiting, waitFor } from '../../polling';
import { ActionOptions } from '../types';
import { componentSynced } from '../wait/componentSynced';
import { RegisterRequest } from './request';

/** A running step. */
export type WaitingTask = Initiator & {
  logger: LoggerService;
  input: { timeoutMinutes?: number };
};

type HostName = { namespace: string; name: string };

/** Waits until a registered Dapr resource is on the host, and returns its name there. */
export async function waitOnHost(
  ref: TenantRef,
  request: RegisterRequest,
  task: WaitingTask,
  { backend, timing }: ActionOptions,
): Promise<HostName> {
  const { kind, namespace, name } = request;
  const synced = componentSynced(ref, { namespace, name });
  const component = async (
    client: DaprVclusterClient,
    call: CallOptions,
  ): Promise<Progress<HostName>> => {
    const seen = await synced.look(client, call);
    return seen.state === 'done'
      ? done(seen.summary, {
          namespace: seen.value.hostNamespace,
          name: seen.value.hostName,
        })
      : seen;
  };
  return waitFor({
    what:
      kind === 'Component'
        ? synced.what
        : `${spokenKind(kind)} ${namespace}/${name} of tenant ${formatTenantRef(
            ref,
          )} to be on the host`,
    look: signal =>
      backend.call(
        task,
        kind === 'Component' ? component : lookAgain(ref, request),
        signal,
      ),
    timeoutMs: timeoutMs(task.input.timeoutMinutes),
    logger: task.logger,
    signal: task.signal,
    timing,
  });
}

/** For other kinds, the request is sent again, which changes nothing and returns the name on the host. */
function lookAgain(ref: TenantRef, request: RegisterRequest) {
  const what = `${request.kind} ${request.namespace}/${request.name}`;
  return async (
    client: DaprVclusterClient,
    call: CallOptions,
  ): Promise<Progress<HostName>> => {
    const { onHost, host } = await request.send(client, ref, call);
    return onHost && host
      ? done(`${what}: on the host as ${host.namespace}/${host.name}`, host)
      : waiting(`${what}: not on the host yet`);
  };
}
