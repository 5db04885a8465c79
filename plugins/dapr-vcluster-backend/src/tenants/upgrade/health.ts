import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  HostObject,
  Provisioner,
  ProvisionProgress,
} from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { projectWorkload } from '../../inventory/projections/workload';
import { HostHandle } from '../../platform/hosts';
import { TenantClients } from '../../platform/tenantClients';
import { findControlPlane, Part } from '../pause/controlPlane';
import { ownedObjects } from '../provisioners/owned';

/** What a tenant is asked for before an upgrade counts as done. */
export type HealthCheck = {
  host: HostHandle;
  ref: TenantRef;
  provisioner: Provisioner;
  clients: TenantClients;
};

type Status = {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
};

const DONE: ProvisionProgress = { state: 'done' };

const waiting = (reason: string): ProvisionProgress => ({
  state: 'waiting',
  reason,
});

/**
 * Whether a vcluster runs in a version: its provisioner is done, every replica of its control plane is of that version and
 * ready, and its API server answers.
 */
export async function checkHealth(
  check: HealthCheck,
  version: string,
): Promise<ProvisionProgress> {
  const provisioned = await provisionerProgress(check);
  if (provisioned.state !== 'done') {
    return provisioned;
  }
  const { parts } = await findControlPlane(check.host.client, check.ref);
  if (parts.length === 0) {
    return waiting('The control plane is not there');
  }
  const behind = parts
    .map(part => whyBehind(part, version))
    .find(reason => reason !== undefined);
  return behind === undefined ? apiServerAnswers(check) : waiting(behind);
}

async function provisionerProgress({
  host,
  ref,
  provisioner,
}: HealthCheck): Promise<ProvisionProgress> {
  const [first] = ownedObjects(provisioner, ref);
  if (!provisioner.progress || !first) {
    return DONE;
  }
  const object = await getIfPresent(host.client, first.resource, first.ref);
  return object
    ? provisioner.progress(object as unknown as HostObject)
    : {
        state: 'failed',
        reason: `${first.resource.kind} ${first.ref.name} is gone`,
      };
}

/** Why a part of the control plane does not run in a version yet. */
function whyBehind({ workload }: Part, wanted: string): string | undefined {
  const { name, generation = 1 } = workload.metadata;
  const { version, replicas } = projectWorkload(workload);
  const status: Status = workload.status ?? {};
  const what = `${workload.kind ?? 'StatefulSet'} ${name}`;
  // Workloads that charts up to 0.19 have beside the syncer's carry no version of vcluster.
  if (version !== undefined && version !== wanted) {
    return `${what} is still of version ${version}`;
  }
  if ((status.observedGeneration ?? 0) < generation) {
    return `${what} has not been looked at by its controller`;
  }
  if ((status.updatedReplicas ?? 0) < replicas) {
    return `${
      status.updatedReplicas ?? 0
    } of ${replicas} replicas of ${what} are of the new version`;
  }
  return (status.readyReplicas ?? 0) < replicas
    ? `${
        status.readyReplicas ?? 0
      } of ${replicas} replicas of ${what} are ready`
    : undefined;
}

async function apiServerAnswers({
  clients,
  ref,
}: HealthCheck): Promise<ProvisionProgress> {
  try {
    await clients.use(ref, client =>
      client.get(RESOURCES.namespaces, { name: 'default' }),
    );
    return DONE;
  } catch (error) {
    return waiting(
      `The API server of the vcluster does not answer: ${
        (error as Error).message
      }`,
    );
  }
}
