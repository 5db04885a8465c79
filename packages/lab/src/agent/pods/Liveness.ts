import type { Container } from 'dapr-vcluster-kube-sim/controller-runtime';
import { accepts, isHealthy } from './probes';

/** How long a kubelet waits for a container that is unwell, in seconds. */
export type Patience = {
  initialDelaySeconds?: number;
  periodSeconds?: number;
  failureThreshold?: number;
};

/** What ends a container that is unwell for too long. */
export type LivenessProbe = {
  patience: Patience;
  check: () => Promise<boolean>;
};

type Probe = Patience & {
  tcpSocket?: { port: number };
  httpGet?: { port: number; path?: string };
};

/** The liveness probe of a container at an address; undefined when it has none of a kind that can be asked there. */
export function livenessProbe(
  { livenessProbe: probe }: Container,
  ip: string,
): LivenessProbe | undefined {
  const { tcpSocket, httpGet, ...patience } = (probe ?? {}) as Probe;
  if (tcpSocket) {
    return { patience, check: () => accepts(ip, tcpSocket.port) };
  }
  if (!httpGet) {
    return undefined;
  }
  const url = `http://${ip}:${httpGet.port}${httpGet.path ?? '/'}`;
  return { patience, check: () => isHealthy(url) };
}

/** Tells when a kubelet would end a container that does not pass its liveness probe. */
export class Liveness {
  readonly #patience: number;
  #until: number;
  readonly #probe: LivenessProbe;

  /** @param startedAt - Unix time in milliseconds */
  constructor(probe: LivenessProbe, startedAt: number) {
    this.#probe = probe;

    const {
      initialDelaySeconds = 0,
      periodSeconds = 10,
      failureThreshold = 3,
    } = probe.patience;
    this.#patience = failureThreshold * periodSeconds * 1000;
    // The first probe comes with the end of the delay, not a period later.
    this.#until =
      startedAt + (initialDelaySeconds - periodSeconds) * 1000 + this.#patience;
  }

  /** Asks the probe unless the container is ready, which says enough; true once it has failed for too long. */
  async hasFailed(isReady: boolean, now = Date.now()): Promise<boolean> {
    if (isReady || (await this.#probe.check())) {
      this.#until = now + this.#patience;
    }
    return now >= this.#until;
  }
}
