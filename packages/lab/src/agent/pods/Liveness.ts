import type { Container } from 'dapr-vcluster-sandbox';

/** The part of a container's `livenessProbe` that says how long a kubelet waits. */
export interface LivenessProbe {
  initialDelaySeconds?: number;
  periodSeconds?: number;
  failureThreshold?: number;
}

/** The probe of a container; undefined when it has none, and is never ended for being unwell. */
export const livenessProbe = ({ livenessProbe: probe }: Container) =>
  probe as LivenessProbe | undefined;

/** Tells when a kubelet would end a container that does not answer its liveness probe; times in milliseconds. */
export class Liveness {
  #until: number;
  readonly #patience: number;

  constructor(
    {
      initialDelaySeconds = 0,
      periodSeconds = 10,
      failureThreshold = 3,
    }: LivenessProbe,
    startedAt: number,
  ) {
    this.#patience = failureThreshold * periodSeconds * 1000;
    // The first probe comes with the end of the delay, not a period later.
    this.#until =
      startedAt + (initialDelaySeconds - periodSeconds) * 1000 + this.#patience;
  }

  /** Takes what a probe said; true once it has failed for too long. */
  hasFailed(healthy: boolean, now: number): boolean {
    if (healthy) this.#until = now + this.#patience;
    return now >= this.#until;
  }
}
