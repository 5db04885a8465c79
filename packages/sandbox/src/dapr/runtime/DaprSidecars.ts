import { Clock, ContainerPrograms, ProcessState } from 'dapr-vcluster-kube-sim';
import {
  Container,
  Informers,
  keyOf,
  Pod,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { BackendRegistry, RuntimeInfo, sidecarContainer } from '../sidecar';
import { CONTROL_PLANE_KINDS, unreachableServers } from './controlPlaneReach';
import { SIDECAR_KINDS, sidecarInput } from './NamespaceView';
import { RestartPolicy } from './RestartBackoff';
import { SidecarProcess } from './SidecarProcess';

export type DaprSidecarsOptions = {
  informers: Informers;
  clock: Clock;
  backends: BackendRegistry;
  runtime: RuntimeInfo;
  restarts: RestartPolicy;
  /** Whether the DNS of a pod knows the Services of the host; default: it does. */
  resolvesHost?: (pod: Pod) => boolean;
};

/** Plays every container `daprd` of a host: a process per pod, fed from the host's own objects. */
export class DaprSidecars implements ContainerPrograms {
  readonly #processes = new Map<string, SidecarProcess>();
  readonly #listeners = new Set<(podKey: string) => void>();
  readonly #readers = new Set<(podUid: string) => void>();

  readonly kinds = [...SIDECAR_KINDS, ...CONTROL_PLANE_KINDS];
  readonly #options: DaprSidecarsOptions;

  constructor(options: DaprSidecarsOptions) {
    this.#options = options;
  }

  observe(
    pod: Pod,
    container: Container,
    { appRunning }: { appRunning: boolean },
  ): ProcessState | undefined {
    if (container.name !== 'daprd') {
      return undefined;
    }
    const { clock, informers, backends, runtime, restarts } = this.#options;
    const { resolvesHost = () => true } = this.#options;
    const { uid = '', name, namespace = '' } = pod.metadata;
    const now = clock.now();
    const input = sidecarInput(pod, informers, {
      appRunning,
      backends,
      runtime,
      unreachable: unreachableServers(pod, informers, resolvesHost),
    });
    let process = this.#processes.get(uid);
    if (!process) {
      const restarted = previousRestarts(pod);
      process = new SidecarProcess(input, now, restarted, restarts);
      this.#processes.set(uid, process);
    }
    process.advance(input, now);
    this.#readers.forEach(reader => reader(uid));
    return process.describe(name, namespace, uid, now);
  }

  /** The process of a pod's sidecar; undefined while it has none. */
  of(pod: KubeObject): SidecarProcess | undefined {
    return this.#processes.get(pod.metadata.uid ?? '');
  }

  forget(pod: Pod) {
    this.#processes.delete(pod.metadata.uid ?? '');
  }

  onChange(listener: (podKey: string) => void) {
    this.#listeners.add(listener);
  }

  /** Tells a reader of logs that the sidecar of a pod may have written; the returned function ends that. */
  onAdvance(reader: (podUid: string) => void) {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** Every sidecar looks again, e.g. after a backend came or went. */
  refresh() {
    const pods = this.#options.informers.of<Pod>(RESOURCES.pods).list();
    for (const pod of pods.filter(sidecarContainer)) {
      this.#listeners.forEach(listener => listener(keyOf(pod)));
    }
  }
}

/** Restarts that the status remembers from an earlier run of the simulation. */
function previousRestarts({ status }: Pod) {
  return (
    [
      ...(status?.containerStatuses ?? []),
      ...(status?.initContainerStatuses ?? []),
    ].find(({ name }) => name === 'daprd')?.restartCount ?? 0
  );
}
