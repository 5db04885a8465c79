import type { Container } from 'dapr-vcluster-kube-sim/controller-runtime';
import { accepts, isHealthy } from './probes';

/** How long a kubelet waits for a container that is unwell, in seconds. */
export type ProbeTiming = {
  initialDelaySeconds?: number;
  periodSeconds?: number;
  failureThreshold?: number;
};

/** What ends a container that is unwell for too long. */
export type LivenessProbe = {
  timing: ProbeTiming;
  check: () => Promise<boolean>;
};

type Probe = ProbeTiming & {
  tcpSocket?: { port: number };
  httpGet?: { port: number; path?: string };
};

/** The liveness probe of a container at an address; undefined when it has none of a kind that can be asked there. */
export function livenessProbe(
  { livenessProbe: probe }: Container,
  ip: string,
): LivenessProbe | undefined {
  const { tcpSocket, httpGet, ...timing } = (probe ?? {}) as Probe;
  if (tcpSocket) {
    return { timing, check: () => accepts(ip, tcpSocket.port) };
  }
  if (!httpGet) {
    return undefined;
  }
  const url = `http://${ip}:${httpGet.port}${httpGet.path ?? '/'}`;
  return { timing, check: () => isHealthy(url) };
}

/** Tells when a kubelet would end a container that does not pass its liveness probe. */
export class Liveness {
  readonly #allowedMs: number;
  #until: number;
  readonly #probe: LivenessProbe;

  /** @param startedAt - Unix time in milliseconds */
  constructor(probe: LivenessProbe, startedAt: number) {
    this.#probe = probe;

    const {
      initialDelaySeconds = 0,
      periodSeconds = 10,
      failureThreshold = 3,
    } = probe.timing;
    this.#allowedMs = failureThreshold * periodSeconds * 1000;
    // The first probe comes with the end of the delay, not a period later.
    this.#until =
      startedAt +
      (initialDelaySeconds - periodSeconds) * 1000 +
      this.#allowedMs;
  }

  /** Asks the probe unless the container is ready, which says enough; true once it has failed for too long. */
  async hasFailed(isReady: boolean, now = Date.now()): Promise<boolean> {
    if (isReady || (await this.#probe.check())) {
      this.#until = now + this.#allowedMs;
    }
    return now >= this.#until;
  }
}
