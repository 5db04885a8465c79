import { LABEL_SYNC } from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { namespaceObject } from '../../objects';
import { SyncerStage } from '../../SyncerStage';

const NAME = 'dead';

/** Vclusters that are on the host, and whose API servers nobody can connect to: no Service leads to them. */
export class DeadVclusters {
  readonly #stage: SyncerStage;
  readonly namespaces: readonly string[];
  #isThere = false;

  constructor(stage: SyncerStage, count: number) {
    this.#stage = stage;
    this.namespaces = Array.from(
      { length: count },
      (_, index) => `dead-${index}-${stage.run}`,
    );
  }

  /** Makes their host namespaces; a program that is started from now on may read their Secrets. */
  async make(): Promise<void> {
    this.#isThere = true;
    for (const namespace of this.namespaces) {
      await this.#stage.host.create(
        RESOURCES.namespaces,
        namespaceObject(namespace),
      );
    }
    this.#stage.moreNamespaces = [...this.namespaces];
  }

  /** Puts into each what the host has of a vcluster that is to be served. */
  async fill(): Promise<void> {
    const { host, tenant } = this.#stage;
    const labels = { app: 'vcluster', release: NAME };
    for (const namespace of this.namespaces) {
      await host.create(RESOURCES.secrets, {
        metadata: { name: `vc-${NAME}`, namespace },
        data: { config: Buffer.from(tenant.kubeconfig).toString('base64') },
      });
      await host.create(RESOURCES.statefulSets, {
        metadata: { name: NAME, namespace, labels },
        spec: {
          replicas: 1,
          serviceName: NAME,
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              // No pod is ever made.
              serviceAccountName: 'absent',
              containers: [{ name: 'syncer', image: 'vcluster:0.36.1' }],
            },
          },
        },
      });
      await host.patch(
        RESOURCES.namespaces,
        { name: namespace },
        { metadata: { labels: { [LABEL_SYNC]: 'enabled' } } },
      );
    }
  }

  async remove(): Promise<void> {
    const { host } = this.#stage;
    if (!this.#isThere) {
      return;
    }
    this.#isThere = false;
    this.#stage.moreNamespaces = [];
    for (const namespace of this.namespaces) {
      await deleteIfPresent(host, RESOURCES.statefulSets, {
        namespace,
        name: NAME,
      });
      await deleteIfPresent(host, RESOURCES.namespaces, { name: namespace });
    }
  }
}
