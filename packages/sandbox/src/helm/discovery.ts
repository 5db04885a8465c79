import {
  Discovery,
  KubeClient,
  Resource,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Resolves kinds to resources by asking the API server, as Helm does before it installs. */
export class KindIndex {
  readonly #client: KubeClient;

  constructor(client: KubeClient) {
    this.#client = client;
  }

  /** @throws Error with Helm's text when the server has no such kind. */
  async resourceOf({ apiVersion, kind }: TypeMeta): Promise<Resource> {
    // CRDs come and go between two objects of a release.
    const found = await new Discovery(this.#client).find(apiVersion, kind);
    if (!found) {
      throw new Error(
        `unable to build kubernetes objects from release manifest: resource mapping not found: no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`,
      );
    }
    return found;
  }
}
