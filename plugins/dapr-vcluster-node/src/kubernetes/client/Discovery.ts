import { KubeError } from '../errors/KubeError';
import { Resource } from '../objects/types';
import { KubeClient } from './KubeClient';

type ResourceList = {
  resources?: Array<{ name: string; kind: string; namespaced: boolean }>;
};

/**
 * Finds the kinds that one API server serves. An instance requests each group and version once, so create one per
 * request: CRDs can be installed and deleted.
 *
 * @public
 */
export class Discovery {
  readonly #client: KubeClient;
  readonly #lists = new Map<string, Promise<Resource[]>>();

  constructor(client: KubeClient) {
    this.#client = client;
  }

  /**
   * How a kind is addressed; undefined when the server does not have it.
   *
   * @throws KubeError when the server does not answer.
   */
  async find(apiVersion: string, kind: string): Promise<Resource | undefined> {
    let list = this.#lists.get(apiVersion);
    if (!list) {
      list = this.#read(apiVersion);
      this.#lists.set(apiVersion, list);
    }
    return (await list).find(resource => resource.kind === kind);
  }

  async #read(apiVersion: string): Promise<Resource[]> {
    const root = apiVersion.includes('/') ? '/apis' : '/api';
    const { status, body } = await this.#client.raw(
      `${root}/${apiVersion.split('/').map(encodeURIComponent).join('/')}`,
    );
    if (status === 404) {
      return [];
    }
    if (status !== 200) {
      throw new KubeError({
        status,
        reason: '',
        message: `the API server answered ${status} to the request for its kinds`,
      });
    }
    const { resources = [] } = JSON.parse(body) as ResourceList;
    return resources
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, kind, namespaced }) => ({
        apiVersion,
        kind,
        plural: name,
        namespaced,
      }));
  }
}
