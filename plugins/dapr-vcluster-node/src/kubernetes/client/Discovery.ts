import { KubeError } from '../errors/KubeError';
import { Resource } from '../objects/types';
import { KubeClient } from './KubeClient';

type ResourceList = {
  resources?: Array<{ name: string; kind: string; namespaced: boolean }>;
};

/**
 * Asks one API server which kinds it has. Each group and version is asked once in the life of an instance, so make
 * one per request: CRDs come and go.
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
        message: `the API server answered ${status} when asked for its kinds`,
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
