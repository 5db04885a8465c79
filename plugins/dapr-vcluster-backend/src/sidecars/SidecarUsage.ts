import {
  appIdOfSidecar,
  DaprKind,
  isInScope,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantIndex } from '../inventory/TenantIndex';
import { TenantPod } from '../inventory/members';
import { Probe } from './metadata';
import { SidecarService } from './SidecarService';

/** An object of Dapr on the host. */
export type UsedObject = {
  kind: DaprKind;
  namespace: string;
  name: string;
  scopes: readonly string[];
  /** Of a Subscription: what a sidecar tells of it, `<pubsub>/<topic>`. */
  subscription?: string;
};

/** A running sidecar that has loaded an object, or of which that cannot be said. */
export type ObjectUser = {
  appId: string;
  /** Absent when it is known to have loaded it. */
  unknown?: string;
};

/** Finds the running sidecars that use an object. */
export type ObjectUsage = {
  users(ref: TenantRef, object: UsedObject): Promise<ObjectUser[]>;
};

/** Asks the sidecars themselves. */
export class SidecarUsage implements ObjectUsage {
  readonly #index: Pick<TenantIndex, 'snapshot'>;
  readonly #sidecars: SidecarService;

  constructor(index: Pick<TenantIndex, 'snapshot'>, sidecars: SidecarService) {
    this.#index = index;
    this.#sidecars = sidecars;
  }

  async users(ref: TenantRef, object: UsedObject): Promise<ObjectUser[]> {
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
    const probes = await this.#sidecars.probes(snapshot);
    const users = running.flatMap(pod =>
      userOf(pod, object, probes.get(pod.uid)),
    );
    const byApp = new Map(users.map(user => [user.appId, user]));
    return [...byApp.values()].sort((a, b) => (a.appId < b.appId ? -1 : 1));
  }
}

function userOf(
  pod: TenantPod,
  object: UsedObject,
  probe: Probe | undefined,
): ObjectUser[] {
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
  { kind }: UsedObject,
  probe: Probe | undefined,
): string[] | undefined {
  if (kind === 'Component') {
    return probe?.loaded.state === 'known'
      ? probe.loaded.value.map(({ name }) => name)
      : undefined;
  }
  return kind === 'Configuration' ? undefined : probe?.objects?.[kind];
}
