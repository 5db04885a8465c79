import { KubeConfig } from '@kubernetes/client-node';
import { Clock } from 'dapr-vcluster-kube-sim';
import {
  Controller,
  Informers,
  keyOf,
  Pod,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { readConfig, StatefulSet } from './config/config';
import { StartControlPlane, TenantState } from './controlPlane/ControlPlane';
import { simulatedControlPlane } from './controlPlane/simulatedControlPlane';
import { Tenant } from './Tenant';

/** What running the tenants of a host needs. */
export type TenantsOptions = {
  /** Kubeconfig of the host's administrator. */
  kubeConfig: KubeConfig;
  client: KubeClient;
  informers: Informers;
  clock: Clock;
  /** States of an earlier run, by the uid of the claim that kept them. */
  states?: Record<string, TenantState>;
  /** What is the control plane of a vcluster; a simulated one unless told otherwise. */
  startControlPlane?: StartControlPlane;
  onError?: (what: string, error: unknown) => void;
};

/** Runs a virtual cluster for every StatefulSet of the vcluster chart whose pod is running. */
export class Tenants {
  readonly #running = new Map<string, Tenant>();
  readonly #states: Map<string, TenantState>;
  readonly #controller: Controller;
  readonly #forget: () => unknown;
  readonly #onError: (what: string, error: unknown) => void;
  readonly #options: TenantsOptions;

  constructor(options: TenantsOptions) {
    this.#options = options;

    const { client, informers, clock } = options;
    this.#onError = options.onError ?? (() => {});
    this.#states = new Map(Object.entries(options.states ?? {}));
    this.#forget = informers
      .of(RESOURCES.persistentVolumeClaims)
      .subscribe(({ before, after }) => {
        if (before && !after) {
          this.#states.delete(before.metadata.uid!);
        }
      });
    this.#controller = runController({
      client,
      informers,
      clock,
      onError: (key, error) => this.#onError(`tenant ${key}`, error),
      kinds: [
        {
          resource: RESOURCES.statefulSets,
          keys: object => (isVcluster(object) ? [keyOf(object)] : []),
        },
        // Makes no work, but has to be known before a tenant starts.
        { resource: RESOURCES.persistentVolumeClaims, keys: () => [] },
        {
          resource: RESOURCES.pods,
          keys: pod => (isVcluster(pod) ? [setOf(pod)] : []),
        },
      ],
      reconcile: key => this.#reconcile(key),
    });
  }

  /** Resolves when every vcluster found at first runs. */
  get ready() {
    return this.#controller.ready;
  }

  /** Resolves when no vcluster is being started or stopped. */
  idle() {
    return this.#controller.idle();
  }

  /** The running vclusters. */
  list(): Tenant[] {
    return [...this.#running.values()];
  }

  /** A running vcluster by namespace and name of its StatefulSet. */
  get(namespace: string, name: string): Tenant | undefined {
    return this.#running.get(`${namespace}/${name}`);
  }

  /** Whether the DNS of a pod knows the Services of the host: in a vcluster only with the fallback to the host's. */
  resolvesHost(pod: Pod): boolean {
    const tenant = this.list().find(({ placement }) =>
      placement.virtualRef(pod),
    );
    return (
      tenant?.config.values.networking.advanced.fallbackHostCluster ?? true
    );
  }

  /** What the volumes of all vclusters hold, running or not, by the uid of their claim. */
  dump(): Record<string, TenantState> {
    this.list().forEach(tenant => this.#keep(tenant, tenant.state()));
    return Object.fromEntries(this.#states);
  }

  async stop() {
    this.#forget();
    await this.#controller.stop();
    await Promise.all(
      [...this.#running.keys()].map(key => this.#stopTenant(key)),
    );
  }

  async #reconcile(key: string) {
    const { informers, client, kubeConfig, clock } = this.#options;
    const set = informers.of<StatefulSet>(RESOURCES.statefulSets).get(key);
    const pod = informers.of<Pod>(RESOURCES.pods).get(`${key}-0`);
    const runs =
      set && !set.metadata.deletionTimestamp && pod && isRunning(pod);
    const current = this.#running.get(key);
    if (current && runs && current.config.podUid === pod.metadata.uid) {
      return;
    }
    await this.#stopTenant(key);
    if (!runs) {
      return;
    }
    const claim = informers
      .of(RESOURCES.persistentVolumeClaims)
      .get(`${set.metadata.namespace}/data-${set.metadata.name}-0`);
    const config = await readConfig(client, set, pod, claim);
    const state = claim && this.#states.get(claim.metadata.uid!);
    const options = {
      host: { kubeConfig, client },
      clock,
      startControlPlane:
        this.#options.startControlPlane ?? simulatedControlPlane(clock),
      onError: this.#onError,
    };
    this.#running.set(key, await Tenant.start(config, options, state));
  }

  async #stopTenant(key: string) {
    const tenant = this.#running.get(key);
    if (tenant) {
      this.#running.delete(key);
      this.#keep(tenant, await tenant.stop());
    }
  }

  #keep({ config }: Tenant, state: TenantState | undefined) {
    const uid = config.claimUid;
    const claims = this.#options.informers
      .of(RESOURCES.persistentVolumeClaims)
      .list();
    if (uid && state && claims.some(claim => claim.metadata.uid === uid)) {
      this.#states.set(uid, state);
    }
  }
}

function isVcluster({ metadata }: KubeObject) {
  return metadata.labels?.app === 'vcluster';
}

function setOf({ metadata }: Pod | KubeObject) {
  return `${metadata.namespace}/${metadata.name.replace(/-\d+$/, '')}`;
}

function isRunning({ metadata, status }: Pod) {
  return !metadata.deletionTimestamp && status?.phase === 'Running';
}
