import {
  appIdOfSidecar,
  isInScope,
} from '../../inventory/model/sidecarIdentity';
import { Probe, SidecarProbes } from '../../sidecars/metadata';
import { DaprKind, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { TenantIndex } from '../../inventory/TenantIndex';
import { TenantPod } from '../../inventory/members';

/** A Dapr resource on the host. */
export type UsedResource = {
  kind: DaprKind;
  namespace: string;
  name: string;
  scopes: readonly string[];
  /** Of a Subscription: what a sidecar tells of it, `<pubsub>/<topic>`. */
  subscription?: string;
};

/** A running sidecar that has loaded an object, or of which that cannot be said. */
export type ResourceUser = {
  appId: string;
  /** Absent when it is known to have loaded it. */
  unknown?: string;
};

/** Finds the running sidecars that use an object. */
export type ResourceUsage = {
  users(ref: TenantRef, object: UsedResource): Promise<ResourceUser[]>;
};

/** Asks the sidecars themselves. */
export class SidecarUsage implements ResourceUsage {
  readonly #index: Pick<TenantIndex, 'snapshot'>;
  readonly #probes: SidecarProbes;

  constructor(index: Pick<TenantIndex, 'snapshot'>, probes: SidecarProbes) {
    this.#index = index;
    this.#probes = probes;
  }

  async users(ref: TenantRef, object: UsedResource): Promise<ResourceUser[]> {
    const snapshot = this.#index.snapshot(ref);
    if (!snapshot) {
      return [];
    }
    const running = snapshot.pods.filter(
      pod => pod.namespace === object.namespace && pod.daprd?.status?.startedAt,
    );
    if (running.length === 0) {
      return [];
    }
    const probes = await this.#probes.of(snapshot);
    const users = running.flatMap(pod =>
      userOf(pod, object, probes.get(pod.uid)),
    );
    const byApp = new Map(users.map(user => [user.appId, user]));
    return [...byApp.values()].sort((a, b) => (a.appId < b.appId ? -1 : 1));
  }
}

function userOf(
  pod: TenantPod,
  object: UsedResource,
  probe: Probe | undefined,
): ResourceUser[] {
  const appId = appIdOfSidecar(pod);
  if (object.kind === 'Configuration') {
    return pod.daprd?.config === object.name ? [{ appId }] : [];
  }
  const names = loadedNames(object, probe);
  if (names) {
    return names.includes(object.subscription ?? object.name)
      ? [{ appId }]
      : [];
  }
  if (!isInScope(object.scopes, appId)) {
    return [];
  }
  return [{ appId, unknown: whyUnknown(probe) }];
}

function whyUnknown(probe: Probe | undefined): string {
  if (!probe) {
    return 'The sidecar has not been asked.';
  }
  return probe.loaded.state === 'unknown'
    ? probe.loaded.reason
    : 'Its daprd is too old to say.';
}

function loadedNames(
  { kind }: UsedResource,
  probe: Probe | undefined,
): string[] | undefined {
  if (kind === 'Component') {
    return probe?.loaded.state === 'known'
      ? probe.loaded.value.map(({ name }) => name)
      : undefined;
  }
  return kind === 'Configuration' ? undefined : probe?.objects?.[kind];
}
