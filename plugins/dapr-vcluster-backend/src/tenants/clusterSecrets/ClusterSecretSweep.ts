import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { parseTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { projectWorkload } from '../../inventory/projections/workload';
import { AuditLog } from '../../platform/audit';
import { HostHandle, HostRegistry } from '../../platform/hosts';
import { isClusterSecretOf } from '../live/clusterSecret';
import { LiveTenant, LiveTenants } from '../live/LiveTenant';
import { ClusterSecrets, deleteSecret, isOfTenant } from './ClusterSecrets';
import { CLUSTER_SECRETS, readClusterSecret } from './secret';

/** What a sweep needs. */
export type ClusterSecretSweepOptions = {
  audit: AuditLog;
  clusterSecrets: ClusterSecrets;
  hosts: HostRegistry;
  logger: LoggerService;
  tenants: LiveTenants;
};

/** Replaces tokens of Argo CD before they expire, and deletes Secrets whose tenant is gone. One portal at a time. */
export class ClusterSecretSweep {
  readonly #given: ClusterSecretSweepOptions;

  constructor(given: ClusterSecretSweepOptions) {
    this.#given = given;
  }

  /** Goes once over all hosts. What fails is tried again in the next sweep. */
  async run(signal?: AbortSignal, now = new Date()): Promise<void> {
    const { clusterSecrets, hosts } = this.#given;
    if (clusterSecrets.namespace === undefined) {
      return;
    }
    for (const host of hosts.list()) {
      if (!host.readOnly && !signal?.aborted) {
        await this.#tried(`host ${host.name}`, () =>
          this.#sweepHost(host, now, signal),
        );
      }
    }
  }

  async #sweepHost(
    host: HostHandle,
    now: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const { items } = await host.client.list(RESOURCES.secrets, {
      namespace: this.#given.clusterSecrets.namespace,
      labelSelector: CLUSTER_SECRETS,
      metadataOnly: true,
    });
    for (const secret of items) {
      if (!signal?.aborted) {
        await this.#tried(`Secret ${secret.metadata.name}`, () =>
          this.#sweepSecret(host, secret, now),
        );
      }
    }
  }

  async #sweepSecret(
    host: HostHandle,
    secret: KubeObject,
    now: Date,
  ): Promise<void> {
    const { clusterSecrets, tenants } = this.#given;
    const seen = readClusterSecret(secret);
    const ref = seen && parseTenantRef(seen.tenant);
    // One that says something else of itself was changed by somebody, who knows why.
    if (!seen || !ref || ref.host !== host.name) {
      return;
    }
    if (!isClusterSecretOf(secret, ref)) {
      return;
    }
    const tenant = await tenants.find(ref);
    if (!tenant || !isOfTenant(secret, tenant)) {
      await this.#recorded('kubeconfig-revoke', seen.tenant, async () => {
        await deleteSecret(host.client, secret);
        return { outcome: 'revoked', reason: 'the tenant is gone' };
      });
      return;
    }
    if (seen.isDue(now.getTime()) && isRunning(tenant)) {
      await this.#recorded('kubeconfig-issue', seen.tenant, async () => ({
        outcome: 'issued',
        ...(await clusterSecrets.rotate(tenant, secret, seen.user)),
      }));
    }
  }

  async #recorded(
    eventId: string,
    tenant: string,
    work: () => Promise<JsonObject>,
  ): Promise<void> {
    const meta = { tenant, output: 'argocd', scheduled: true };
    await this.#given.audit.recorded(
      { eventId, severityLevel: 'medium', meta },
      work,
      summary => summary,
    );
  }

  async #tried(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const why = redactText((error as Error).message);
      this.#given.logger.warn(
        `Argo CD's access to vclusters, ${what}: ${why}. It is tried again.`,
      );
    }
  }
}

/** A paused vcluster issues no token, and needs none. */
function isRunning({ workload, deletingSince }: LiveTenant): boolean {
  if (!workload || deletingSince) {
    return false;
  }
  const { paused, sleeping, replicas } = projectWorkload(workload);
  return !paused && !sleeping && replicas > 0;
}
