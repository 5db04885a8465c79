import {
  KubeObject,
  NewObject,
  Resource,
  SandboxClient,
} from 'dapr-vcluster-kube-sim/client';

type ResourceList = {
  resources: Array<{ name: string; kind: string; namespaced: boolean }>;
};

/** Resolves kinds to resources by asking the API server, as Helm does before it installs. */
export class KindIndex {
  readonly #client: SandboxClient;

  constructor(client: SandboxClient) {
    this.#client = client;
  }

  /** @throws Error with Helm's text when the server has no such kind. */
  async resourceOf({
    apiVersion,
    kind,
  }: Pick<NewObject<KubeObject>, 'apiVersion' | 'kind'>): Promise<Resource> {
    const path = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    const { status, body } = await this.#client.raw({ method: 'GET', path });
    const list: Partial<ResourceList> = status === 200 ? JSON.parse(body) : {};
    const found = list.resources?.find(
      each => each.kind === kind && !each.name.includes('/'),
    );
    if (!found) {
      throw new Error(
        `unable to build kubernetes objects from release manifest: resource mapping not found: no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`,
      );
    }
    return {
      apiVersion,
      kind,
      plural: found.name,
      namespaced: found.namespaced,
    };
  }
}
