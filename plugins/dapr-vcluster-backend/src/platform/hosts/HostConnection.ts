import { KubeConfig } from '@kubernetes/client-node';
import { unreachableError } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { assertUsable } from './assertUsable';
import { HostConfigError } from './HostConfigError';

/**
 * How to connect to a host. A configuration that cannot be used is tried again with each call, because files are mounted,
 * and kubeconfigs written, while the portal runs.
 */
export class HostConnection {
  readonly #read: () => KubeConfig;
  readonly #key: string;
  #kubeConfig: KubeConfig | undefined;
  #problem: HostConfigError | undefined;

  /**
   * @param key - of the host in the configuration, which every problem names
   * @param read - builds the connection; throws for one that cannot be used
   */
  constructor(key: string, read: () => KubeConfig) {
    this.#key = key;
    this.#read = read;
  }

  /** @throws KubeError that says what is wrong with the configuration. */
  get(): KubeConfig {
    if (!this.#kubeConfig) {
      this.#try();
    }
    if (!this.#kubeConfig) {
      throw unreachableError(
        `its configuration cannot be used: ${this.#problem?.problem}`,
      );
    }
    return this.#kubeConfig;
  }

  /** Why the configuration could not be used the last time; undefined when it could. */
  get problem(): HostConfigError | undefined {
    if (!this.#kubeConfig && !this.#problem) {
      this.#try();
    }
    return this.#problem;
  }

  #try(): void {
    try {
      const kubeConfig = this.#read();
      assertUsable(kubeConfig);
      this.#kubeConfig = kubeConfig;
      this.#problem = undefined;
    } catch (error) {
      this.#problem = problemOf(error as Error, this.#key);
    }
  }
}

function problemOf(error: Error, key: string): HostConfigError {
  const { problem, fix } =
    error instanceof HostConfigError
      ? error
      : {
          problem: error.message.replace(/\.$/, ''),
          fix: 'Correct it in the configuration.',
        };
  return problem.includes(key)
    ? new HostConfigError(problem, fix)
    : new HostConfigError(`${key}: ${problem}`, fix);
}
