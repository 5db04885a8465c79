import { isDeepStrictEqual } from 'node:util';
import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component, namespaceObject, secret } from '../../objects';
import { SyncerStage } from '../../SyncerStage';
import { ABSENT_DEFINITION } from './definitions';

const KINDS: Resource[] = [
  ...Object.values(DAPR_KIND_TABLE),
  RESOURCES.secrets,
  RESOURCES.configMaps,
];

/** What a program that writes to the host must not touch: taken before it starts, and looked at in the end. */
export class Others {
  readonly #stage: SyncerStage;
  readonly #before = new Map<string, object>();

  constructor(stage: SyncerStage) {
    this.#stage = stage;
  }

  get #namespace() {
    return `elsewhere-${this.#stage.run}`;
  }

  /** Makes objects of somebody else, and remembers them and all others that are there. */
  async take(): Promise<void> {
    const { host, tenant } = this.#stage;
    await host.create(RESOURCES.namespaces, namespaceObject(this.#namespace));
    for (const namespace of [this.#namespace, tenant.namespace]) {
      await host.create(
        RESOURCES.components,
        component('theirs', namespace, {
          type: 'state.in-memory',
          metadata: {},
          scopes: ['them'],
        }),
      );
      await host.create(RESOURCES.secrets, secret('theirs', 'x', namespace));
    }
    for (const [key, content] of await this.#look()) {
      this.#before.set(key, content);
    }
  }

  async remove(): Promise<void> {
    const { host } = this.#stage;
    await deleteIfPresent(host, RESOURCES.namespaces, {
      name: this.#namespace,
    });
  }

  /** Keys of the objects that have changed or gone since. */
  async changed(): Promise<string[]> {
    const now = await this.#look();
    return [...this.#before]
      .filter(([key, content]) => !isDeepStrictEqual(now.get(key), content))
      .map(([key]) => key);
  }

  /** Objects of the host that nobody is about to change otherwise. */
  async #look(): Promise<Map<string, object>> {
    const { host, tenant } = this.#stage;
    const found = new Map<string, object>();
    const add = (kind: string, object: KubeObject) => {
      const { namespace = '', name } = object.metadata;
      found.set(`${kind} ${namespace}/${name}`, contentOf(object));
    };
    for (const namespace of [this.#namespace, 'dapr-system']) {
      for (const resource of KINDS) {
        const { items } = await host.list(resource, { namespace });
        items.forEach(item => add(resource.kind, item));
      }
    }
    for (const resource of [RESOURCES.components, RESOURCES.secrets]) {
      const ref = { namespace: tenant.namespace, name: 'theirs' };
      add(resource.kind, await host.get(resource, ref));
    }
    const { items } = await host.list(RESOURCES.customResourceDefinitions);
    items
      .filter(({ metadata }) => metadata.name !== ABSENT_DEFINITION)
      .forEach(item => add('CustomResourceDefinition', item));
    return found;
  }
}

/** All that somebody has said about an object; Kubernetes itself may write its status and its versions. */
function contentOf({ metadata, status: _, ...fields }: KubeObject): object {
  const { labels, annotations, ownerReferences, finalizers } = metadata;
  return { ...fields, labels, annotations, ownerReferences, finalizers };
}
