import { Clock } from 'dapr-vcluster-kube-sim';
import { Informer, Informers } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  KubeObject,
  OwnerReference,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantConfig } from '../config/config';
import { Placement } from '../config/Placement';
import { SyncEvents } from './SyncEvents';

/** The host as a syncer sees it: one namespace, or all of them in multi-namespace mode. */
export class HostSide {
  readonly #byKind = new Map<string, Informer<KubeObject>>();
  readonly client: KubeClient;
  readonly #clock: Clock;
  readonly #namespace: string | undefined;

  constructor(client: KubeClient, clock: Clock, namespace: string | undefined) {
    this.client = client;
    this.#clock = clock;
    this.#namespace = namespace;
  }

  of<T extends KubeObject>(resource: Resource): Informer<T> {
    const known = this.#byKind.get(resource.plural);
    if (known) {
      return known as unknown as Informer<T>;
    }
    const scope = resource.namespaced ? { namespace: this.#namespace } : {};
    const informer = new Informer<T>(this.client, resource, this.#clock, scope);
    this.#byKind.set(
      resource.plural,
      informer as unknown as Informer<KubeObject>,
    );
    return informer;
  }

  async stop() {
    await Promise.all([...this.#byKind.values()].map(each => each.stop()));
  }
}

/** Everything that the syncers of one vcluster share. */
export type Sides = {
  config: TenantConfig;
  placement: Placement;
  clock: Clock;
  host: HostSide;
  virtual: { client: KubeClient; informers: Informers };
  events: SyncEvents;
  /** The vcluster's Service, owner of all host objects in single-namespace mode. */
  owner?: OwnerReference;
  /** Told of errors that are tried again. */
  onError: (what: string, error: unknown) => void;
};
