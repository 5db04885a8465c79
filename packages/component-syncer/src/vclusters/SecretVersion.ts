import {
  kubeconfigSecretName,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  CERTIFICATE_REFUSED,
  CREDENTIALS_REFUSED,
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { pause, Timers } from '../work';

/** How often it is looked at, at first and at last: there may be many that wait. */
const FIRST_LOOK_MS = 1_000;
const LAST_LOOK_MS = 5_000;

/** Whether a vcluster cannot be read for a reason that goes away with another kubeconfig. */
export function needsOtherSecret(reason: string | undefined): boolean {
  return reason === CREDENTIALS_REFUSED || reason === CERTIFICATE_REFUSED;
}

/** What following the version of a Secret needs. */
export type SecretVersionOptions = {
  host: Pick<KubeClient, 'get'>;
  vcluster: VclusterRef;
  timers: Timers;
};

/** Tells when the Secret with the kubeconfig of a vcluster is replaced. Its values are not asked for. */
export class SecretVersion {
  readonly #options: SecretVersionOptions;
  #seen?: string;

  constructor(options: SecretVersionOptions) {
    this.#options = options;
  }

  /** Takes note of the version that is there; done before it is used, so that no later one is missed. */
  async note(): Promise<void> {
    this.#seen = await this.#read();
  }

  /** Resolves when there is another version than the one noted, or the signal aborts. */
  async changed(signal: AbortSignal): Promise<void> {
    let wait = FIRST_LOOK_MS;
    while (!signal.aborted) {
      await pause(wait, this.#options.timers, signal);
      wait = Math.min(2 * wait, LAST_LOOK_MS);
      if (signal.aborted || (await this.#read()) !== this.#seen) {
        return;
      }
    }
  }

  /** Uid and version, `none` where there is no such Secret; the version noted as long as the host does not tell. */
  async #read(): Promise<string | undefined> {
    const { host, vcluster } = this.#options;
    const { namespace, name } = vcluster;
    try {
      const secret = await getIfPresent(
        {
          get: (resource, ref) =>
            host.get(resource, ref, { metadataOnly: true }),
        },
        RESOURCES.secrets,
        { namespace, name: kubeconfigSecretName(name) },
      );
      const { uid, resourceVersion } = secret?.metadata ?? {};
      return secret ? `${uid}/${resourceVersion}` : 'none';
    } catch {
      return this.#seen;
    }
  }
}
