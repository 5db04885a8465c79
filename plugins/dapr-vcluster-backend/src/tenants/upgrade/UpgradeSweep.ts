import { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  LABEL_TENANT,
  LABEL_UPGRADING,
  TenantRef,
  UpgradeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { AuditLog } from '../../platform/audit';
import { HostHandle, HostRegistry } from '../../platform/hosts';
import { LiveTenants } from '../live/LiveTenant';
import { TenantUpgrader } from './TenantUpgrader';

/** What a sweep needs. */
export type UpgradeSweepOptions = {
  audit: AuditLog;
  hosts: HostRegistry;
  logger: LoggerService;
  tenants: LiveTenants;
  upgrader: TenantUpgrader;
};

/** Goes on with upgrades whose callers have gone, such as those of a portal that was restarted. */
export class UpgradeSweep {
  readonly #given: UpgradeSweepOptions;

  constructor(given: UpgradeSweepOptions) {
    this.#given = given;
  }

  /** Goes once over all hosts. What fails is tried again in the next sweep. */
  async run(signal?: AbortSignal): Promise<void> {
    for (const host of this.#given.hosts.list()) {
      if (!host.readOnly) {
        await this.#tried(`host ${host.name}`, () =>
          this.#sweepHost(host, signal),
        );
      }
    }
  }

  async #sweepHost(host: HostHandle, signal?: AbortSignal): Promise<void> {
    const { items } = await host.client.list(RESOURCES.namespaces, {
      labelSelector: `${LABEL_UPGRADING}=true`,
    });
    for (const { metadata } of items) {
      const name = metadata.labels?.[LABEL_TENANT];
      if (name && !signal?.aborted) {
        const ref = { host: host.name, namespace: metadata.name, name };
        await this.#tried(`tenant ${formatTenantRef(ref)}`, () =>
          this.#resume(ref, signal),
        );
      }
    }
  }

  async #resume(ref: TenantRef, signal?: AbortSignal): Promise<void> {
    const { audit, tenants, upgrader } = this.#given;
    const tenant = await tenants.find(ref);
    if (!tenant) {
      return;
    }
    let answer: UpgradeTenantResult | undefined;
    await audit.recorded(
      {
        eventId: 'tenant-upgrade',
        severityLevel: 'medium',
        meta: { tenant: formatTenantRef(ref), resumed: true },
      },
      async () => {
        answer = await upgrader.resume(tenant, signal);
      },
      () =>
        answer
          ? {
              outcome: answer.outcome,
              from: answer.from,
              to: answer.to,
              ...(answer.reason && { reason: answer.reason }),
            }
          : { outcome: 'left', reason: 'somebody else works at it' },
    );
  }

  async #tried(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#given.logger.warn(
        `Upgrades that are under way on ${what} wait for the next sweep: ${
          (error as Error).message
        }`,
      );
    }
  }
}
