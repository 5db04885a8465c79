import type { MemoryCgroup } from '../../processes/memory';
import type { LivenessProbe } from './Liveness';

/** What to run in the place of a container. */
export type ContainerCommand = {
  program: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  /** Answers 2xx once the container is ready. */
  healthUrl: string;
  /** Bytes of memory that it may use. */
  limit?: number;
  /** How long it may be unwell before it is ended. */
  liveness?: LivenessProbe;
};

export type ContainerOptions = {
  /**
   * Says how to run the container, again for every run.
   *
   * @param refusals - how often in a row it has thrown
   * @throws Refusal when it cannot be run now; it is asked again
   */
  prepare: (refusals: number) => Promise<ContainerCommand>;
  /** Whether it is run again after it ended with that code. */
  isRestarted: (exitCode: number) => boolean;
  /** A cgroup with a limit in bytes; undefined where there can be none. */
  limitTo: (bytes: number) => MemoryCgroup | undefined;
  started: (pid: number) => void;
  changed: () => void;
  /** Told of an error that is not the container's own, a host that does not answer for example. */
  failed: (error: unknown) => void;
};
