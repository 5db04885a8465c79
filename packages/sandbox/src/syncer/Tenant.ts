import { configSecretName } from 'backstage-plugin-dapr-vcluster-common';
import { Clock, kubeConfigOf } from 'dapr-vcluster-kube-sim';
import { Informers } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  OwnerReference,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ensureCertificates } from './cluster/certificates';
import { copyDefinitions } from './cluster/crds';
import { ensureCoreDns } from './cluster/coredns';
import { writeKubeconfig } from './cluster/kubeconfig';
import { TenantConfig } from './config/config';
import {
  ControlPlane,
  Running,
  StartControlPlane,
  TenantState,
} from './controlPlane/ControlPlane';
import { HostAccess, syncerClient } from './hostAccess';
import { Placement } from './config/Placement';
import { HostSide, Sides } from './sync/Sides';
import { SyncEvents } from './sync/SyncEvents';
import { Syncer } from './Syncer';
import { Service } from './translate/podEnv';

/** What every tenant of a host needs. */
export type TenantOptions = {
  host: HostAccess;
  clock: Clock;
  startControlPlane: StartControlPlane;
  onError: (what: string, error: unknown) => void;
};

/** One running vcluster: a virtual API server, its controllers, and the syncer. */
export class Tenant {
  readonly config: TenantConfig;
  readonly controlPlane: ControlPlane;
  readonly placement: Placement;
  readonly #parts: Running[];

  private constructor(
    config: TenantConfig,
    controlPlane: ControlPlane,
    /** Where its objects are on the host. */
    placement: Placement,
    parts: Running[],
  ) {
    this.config = config;
    this.controlPlane = controlPlane;
    this.placement = placement;
    this.#parts = parts;
  }

  /** Resolves when the virtual API server answers, its kubeconfig is stored and syncing goes on. */
  static async start(
    config: TenantConfig,
    options: TenantOptions,
    state?: TenantState,
  ): Promise<Tenant> {
    const { clock, onError } = options;
    const { vcluster } = config;
    const hostClient = await syncerClient(options.host, vcluster);
    const service = await getIfPresent<Service>(
      hostClient,
      RESOURCES.services,
      vcluster,
    );
    if (!service?.spec.clusterIP) {
      throw new Error(
        `vcluster ${vcluster.namespace}/${vcluster.name} has no Service with an address`,
      );
    }
    const apiIp = service.spec.clusterIP;
    const controlPlane = await options.startControlPlane(config, apiIp, state);
    const parts: Running[] = [
      controlPlane,
      { stop: async () => hostClient.close() },
    ];
    try {
      const placement = new Placement(
        vcluster,
        config.values.experimental.multiNamespaceMode.enabled
          ? 'multi'
          : 'single',
      );
      const owner = placement.mode === 'single' ? ownerOf(service) : undefined;
      const client = new HttpKubeClient(
        kubeConfigOf(controlPlane.access, controlPlane.access.token),
      );
      const informers = new Informers(client, clock);
      const host = new HostSide(hostClient, clock, placement.onlyNamespace);
      parts.push(
        { stop: async () => client.close() },
        { stop: () => informers.stop() },
        host,
      );
      parts.push(controlPlane.startControllers(informers));
      const exported = await copyDefinitions(
        hostClient,
        client,
        config.values.experimental.genericSync.export,
      );
      const events = new SyncEvents(client, clock);
      const sides: Sides = {
        config,
        placement,
        clock,
        host,
        virtual: { client, informers },
        events,
        owner,
        onError,
      };
      const syncer = new Syncer(sides, { apiIp, exported });
      parts.push(syncer);
      await ensureCertificates(hostClient, config, service);
      await markHost(hostClient, config);
      await writeKubeconfig(hostClient, controlPlane.access, config, owner);
      await syncer.start();
      await ensureCoreDns(client, config.values.policies.podSecurityStandard);
      return new Tenant(config, controlPlane, placement, parts);
    } catch (error) {
      await stopAll(parts);
      throw error;
    }
  }

  /** Stops everything and hands back what the volume keeps. */
  async stop(): Promise<TenantState | undefined> {
    const state = this.state();
    await stopAll(this.#parts);
    return state;
  }

  state(): TenantState | undefined {
    return this.controlPlane.state();
  }
}

async function stopAll(parts: Running[]) {
  for (const part of [...parts].reverse()) {
    await part.stop();
  }
}

function ownerOf({ metadata }: KubeObject): OwnerReference {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    name: metadata.name,
    uid: metadata.uid!,
    controller: false,
  };
}

/** The marks that the syncer leaves on what the chart made. */
async function markHost(client: KubeClient, { vcluster, minor }: TenantConfig) {
  await client.patch(RESOURCES.services, vcluster, {
    metadata: {
      annotations: { 'vcluster.loft.sh/service-cidr': '10.96.0.0/16' },
    },
  });
  if (minor < 26) {
    const annotations = {
      'vcluster.loft.sh/distro': 'k8s',
      'vcluster.loft.sh/store': 'embedded-database',
    };
    await client.patch(
      RESOURCES.secrets,
      { namespace: vcluster.namespace, name: configSecretName(vcluster.name) },
      { metadata: { annotations } },
    );
  }
}
