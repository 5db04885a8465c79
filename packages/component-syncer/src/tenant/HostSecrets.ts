import {
  isNotFound,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** How long a Secret that was there is taken to be there still. */
const KEEP_MS = 60_000;

/** Tells which Secrets are in a vcluster's host namespace. Their values are never asked for. */
export class HostSecrets {
  readonly #client: Pick<KubeClient, 'get'>;
  readonly #namespace: string;
  readonly #now: () => number;
  readonly #seen = new Map<string, number>();

  constructor(
    client: Pick<KubeClient, 'get'>,
    namespace: string,
    now: () => number,
  ) {
    this.#client = client;
    this.#namespace = namespace;
    this.#now = now;
  }

  /** @throws KubeError when the host does not tell */
  async has(name: string): Promise<boolean> {
    const until = this.#seen.get(name) ?? 0;
    if (until > this.#now()) {
      return true;
    }
    this.#seen.delete(name);
    try {
      await this.#client.get(
        RESOURCES.secrets,
        { namespace: this.#namespace, name },
        { metadataOnly: true },
      );
      this.#seen.set(name, this.#now() + KEEP_MS);
      return true;
    } catch (error) {
      if (isNotFound(error)) {
        return false;
      }
      throw error;
    }
  }
}
