import { Clock, realClock, CertificateAuthority } from 'dapr-vcluster-kube-sim';
import { Informers, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { installControlPlane } from './control-plane/install';
import { injectorSettings } from './control-plane/injectorSettings';
import { ControlPlaneOptions, DAPR_VERSION } from './control-plane/objects';
import { AdmissionReview, InjectionOutcome, InjectorServer } from './injector';
import { createPodBackend } from './podBackend/createPodBackend';
import { DaprSidecars } from './runtime/DaprSidecars';
import { KUBELET_RESTARTS, RestartPolicy } from './runtime/RestartBackoff';
import { Backend, BackendRegistry } from './sidecar';

export type DaprOptions = {
  client: KubeClient;
  informers: Informers;
  /** Signs the injector's certificate; its own certificate is the trust anchor of the sidecars. */
  authority: CertificateAuthority;
  /** Servers that Dapr Components can reach; anything else is "no such host". */
  backends?: Record<string, Backend>;
  restarts?: RestartPolicy;
  clock?: Clock;
  /** Whether the DNS of a pod knows the Services of the host; default: it does. */
  resolvesHost?: (pod: Pod) => boolean;
  onInjection?: (outcome: InjectionOutcome, review: AdmissionReview) => void;
} & ControlPlaneOptions;

/** A simulated Dapr on one host. */
export type Dapr = {
  /** Hand it to `startControllers({ programs })` of the same host. */
  sidecars: DaprSidecars;
  /** Hand it to the API server's `setPodBackend`. */
  podBackend: ReturnType<typeof createPodBackend>;
  /** Change it, then call `sidecars.refresh()`. */
  backends: BackendRegistry;
  /** Installs, or upgrades to other options. */
  install(options?: ControlPlaneOptions): Promise<void>;
  stop(): Promise<void>;
};

const SCHEDULERS = [0, 1, 2].map(
  ordinal =>
    `dapr-scheduler-server-${ordinal}.dapr-scheduler-server.dapr-system.svc.cluster.local:50006`,
);

/**
 * Starts the simulated injector and sidecars of a host. `install` puts the
 * control plane's objects into the cluster; the injector works once the
 * workload controllers have brought its Deployment up, and as that Deployment
 * says.
 */
export async function startDapr(options: DaprOptions): Promise<Dapr> {
  const { client, informers, authority } = options;
  const clock = options.clock ?? realClock;
  const version = options.version ?? DAPR_VERSION;
  const backends = new BackendRegistry(options.backends);
  const sidecars = new DaprSidecars({
    informers,
    clock,
    backends,
    restarts: options.restarts ?? KUBELET_RESTARTS,
    resolvesHost: options.resolvesHost,
    runtime: { version, placementConnected: true, schedulers: SCHEDULERS },
  });
  // Asked for now, so that the injector has its caches when the first review comes.
  [
    RESOURCES.deployments,
    RESOURCES.configMaps,
    RESOURCES.configurations,
  ].forEach(each => informers.of(each));
  const server = await InjectorServer.start({
    authority,
    settings: () => injectorSettings(informers),
    onOutcome: options.onInjection,
  });
  const issuer = authority.issue(['cluster.local']).certPem;
  return {
    sidecars,
    backends,
    podBackend: createPodBackend({ sidecars, informers, clock }),
    install: async (changed = {}) => {
      await installControlPlane(client, {
        ...options,
        version,
        ...changed,
        webhook: { url: server.url, caPem: authority.certPem },
        trustAnchors: authority.certPem,
        issuer,
      });
    },
    stop: () => server.close(),
  };
}
