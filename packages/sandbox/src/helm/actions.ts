import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  getIfPresent,
  isNotFound,
  KubeClient,
  KubeError,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { KindIndex } from './discovery';
import { Rendered } from './chart/types';

const FIELD_MANAGER = 'helm-controller';

/** Makes and removes the objects of a release, as Helm's actions do. */
export class HelmActions {
  readonly #kinds: KindIndex;
  readonly #client: KubeClient;

  constructor(client: KubeClient) {
    this.#client = client;

    this.#kinds = new KindIndex(client);
  }

  /**
   * Creates the objects of a new release.
   *
   * @throws Error when one exists that Helm did not make, before anything is created.
   */
  async install(
    objects: Rendered[],
    release: { name: string; namespace: string },
  ) {
    for (const object of objects) {
      await this.#refuseForeign(object, release);
    }
    for (const object of objects) {
      await this.#apply(object);
    }
  }

  /** Brings the objects of a release from one manifest to the next. */
  async upgrade(
    before: Rendered[],
    after: Rendered[],
    release: { name: string; namespace: string },
  ) {
    const kept = new Set(after.map(identity));
    const added = after.filter(
      object => !before.some(each => identity(each) === identity(object)),
    );
    for (const object of added) {
      await this.#refuseForeign(object, release);
    }
    for (const object of after) {
      await this.#apply(object);
    }
    await this.remove(before.filter(object => !kept.has(identity(object))));
  }

  /** Deletes the objects of a manifest and nothing else; the last installed goes first. */
  async remove(objects: Rendered[]) {
    for (const object of [...objects].reverse()) {
      const resource = await this.#resourceIfServed(object);
      if (resource) {
        await deleteIfPresent(
          this.#client,
          resource,
          refOf(object, resource.namespaced),
        );
      }
    }
  }

  /** Creates the namespace unless it is there. */
  async createNamespace(name: string) {
    await ensure(this.#client, RESOURCES.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { name } },
    });
  }

  async #apply(object: Rendered) {
    const resource = await this.#kinds.resourceOf(object);
    const metadata = {
      ...object.metadata,
      ...(resource.namespaced ? {} : { namespace: undefined }),
    };
    await this.#client.apply(
      resource,
      { ...object, metadata },
      { fieldManager: FIELD_MANAGER, force: true },
    );
  }

  async #refuseForeign(
    object: Rendered,
    release: { name: string; namespace: string },
  ) {
    const resource = await this.#kinds.resourceOf(object);
    const found = await getIfPresent<KubeObject>(
      this.#client,
      resource,
      refOf(object, resource.namespaced),
    );
    const annotations = found?.metadata.annotations ?? {};
    const ours =
      annotations['meta.helm.sh/release-name'] === release.name &&
      annotations['meta.helm.sh/release-namespace'] === release.namespace;
    if (found && !ours) {
      throw new Error(
        `Unable to continue with install: ${object.kind} "${
          object.metadata.name
        }" in namespace "${
          object.metadata.namespace ?? ''
        }" exists and cannot be imported into the current release: invalid ownership metadata`,
      );
    }
  }

  async #resourceIfServed(object: Rendered) {
    try {
      return await this.#kinds.resourceOf(object);
    } catch (error) {
      if (error instanceof KubeError && !isNotFound(error)) {
        throw error;
      }
      return undefined;
    }
  }
}

function refOf(object: Rendered, namespaced: boolean) {
  return {
    name: object.metadata.name,
    ...(namespaced && { namespace: object.metadata.namespace }),
  };
}

function identity({ apiVersion, kind, metadata }: Rendered) {
  return [
    apiVersion.split('/')[0],
    kind,
    metadata.namespace,
    metadata.name,
  ].join('|');
}
