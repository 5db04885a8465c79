import { isDeepStrictEqual } from 'node:util';
import {
  ANNOTATION_SYNC_STATUS,
  COMPONENT_SYNCER,
  LABEL_MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import type { SyncStatus } from 'dapr-vcluster-component-syncer';
import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { stringify } from 'yaml';
import { Bench, OpenTenant } from './Bench';
import { app, namespaceObject } from './objects';
import { openTarget } from './target/openTarget';
import { SyncerProgram } from './target/Target';
import { until } from './until';

/** Host namespace that the program is installed in. */
const PLACE = 'dapr-sync-contract';

/** A namespace of the vcluster with an app of its own. */
export const OTHER_NAMESPACE = { name: 'billing', appId: 'invoices' };

/** One vcluster that was made without a portal, and the Component syncer; all of its suites share them. */
export class SyncerStage {
  bench!: Bench;
  tenant!: OpenTenant;
  program!: SyncerProgram;
  /** Makes names of this run differ from those of the one before on the same host. */
  readonly run = Date.now().toString(36).slice(-5);
  /** Further host namespaces whose Secrets the program may read; they are there when it starts. */
  moreNamespaces: string[] = [];
  #rules: Record<string, string> = {};

  get virtual() {
    return this.tenant.virtual;
  }

  get host() {
    return this.bench.host;
  }

  async open(): Promise<void> {
    this.bench = new Bench(await openTarget());
    await this.host.apply(RESOURCES.namespaces, namespaceObject(PLACE), {
      fieldManager: 'contract',
    });
    this.tenant = await this.bench.tenant(`syn-${this.run}`, 'oss-hostmanaged');
    const { name, appId } = OTHER_NAMESPACE;
    await this.virtual.create(RESOURCES.namespaces, namespaceObject(name));
    await this.virtual.create(
      RESOURCES.deployments,
      app(appId, undefined, name),
    );
  }

  /** Starts the program, as often as it is not running. */
  async start(replica = 'one'): Promise<SyncerProgram> {
    this.program = await this.bench.target.startSyncer({
      namespace: PLACE,
      replica,
      tenantNamespaces: [this.tenant.namespace, ...this.moreNamespaces],
      rules: this.#rules,
    });
    return this.program;
  }

  changeRules(rules: Record<string, string>): void {
    this.#rules = rules;
    this.program.changeRules(rules);
  }

  async close(): Promise<void> {
    await this.program?.stop();
    if (this.tenant) {
      for (const name of [this.tenant.namespace, PLACE]) {
        await deleteIfPresent(this.host, RESOURCES.namespaces, { name });
      }
    }
    await this.bench?.close();
  }

  /** Labels the host namespace, as the platform team does. */
  async label(labels: Record<string, string | null>): Promise<void> {
    await this.host.patch(
      RESOURCES.namespaces,
      { name: this.tenant.namespace },
      { metadata: { labels } },
    );
  }

  /** Applies a manifest, or objects, in the vcluster as a tenant does. */
  apply(...objects: Array<string | object>): Promise<void> {
    const documents = objects.map(each =>
      typeof each === 'string' ? each : stringify(each),
    );
    return this.bench.target.apply(this.tenant, documents.join('---\n'));
  }

  async delete(resource: Resource, name: string, namespace = 'default') {
    await deleteIfPresent(this.virtual, resource, { namespace, name });
  }

  /** What is said of an object in its annotation, once that is about the object as it is now, and fits. */
  async said(
    resource: Resource,
    name: string,
    fits: Partial<SyncStatus> | ((status: SyncStatus) => unknown),
    namespace = 'default',
  ): Promise<SyncStatus> {
    const isFit =
      typeof fits === 'function'
        ? fits
        : (status: SyncStatus) =>
            Object.entries(fits).every(([key, value]) =>
              isDeepStrictEqual(status[key as keyof SyncStatus], value),
            );
    const seen: { last?: string } = {};
    return until<SyncStatus>(`what is said of ${name}`, async () => {
      const ref = { namespace, name };
      const object = await getIfPresent(this.virtual, resource, ref);
      const text = object?.metadata.annotations?.[ANNOTATION_SYNC_STATUS];
      seen.last = text ?? seen.last;
      const status = text ? (JSON.parse(text) as SyncStatus) : undefined;
      const isCurrent =
        status?.observedGeneration === object?.metadata.generation;
      return status && isCurrent && isFit(status) ? status : undefined;
    }).catch(error => {
      throw new Error(`${error.message}; said is ${seen.last}`);
    });
  }

  /** Waits for an Event about an object of the vcluster. */
  event(name: string, reason: string, message: RegExp, namespace = 'default') {
    return until(`Event ${reason} of ${name}`, async () => {
      const events = await this.events(name, namespace);
      return events.find(
        event => event.reason === reason && message.test(event.message),
      );
    });
  }

  /** The Events about an object of the vcluster. */
  async events(name: string, namespace = 'default') {
    const { items } = await this.virtual.list<
      KubeObject & {
        involvedObject: { name: string };
        reason: string;
        message: string;
      }
    >(RESOURCES.events, { namespace });
    return items.filter(({ involvedObject }) => involvedObject.name === name);
  }

  /** The copy of an object on the host, once it fits. */
  copy<T extends KubeObject = KubeObject>(
    resource: Resource,
    name: string,
    fits: (copy: T) => unknown = () => true,
  ): Promise<T> {
    return until<T>(`${resource.kind} ${name} on the host`, async () => {
      const found = await this.onHost<T>(resource, name);
      return found && fits(found) ? found : undefined;
    });
  }

  onHost<T extends KubeObject = KubeObject>(
    resource: Resource,
    name: string,
  ): Promise<T | undefined> {
    const { hostNamespace: namespace } = this.tenant;
    return getIfPresent<T>(this.host, resource, { namespace, name });
  }

  /** Waits until the host has no such object. */
  gone(resource: Resource, name: string): Promise<true> {
    return until(
      `the end of ${resource.kind} ${name}`,
      async () => !(await this.onHost(resource, name)),
    ) as Promise<true>;
  }
}

/** Whether the Component syncer made a host object. */
export function isCopy({ metadata }: KubeObject): boolean {
  return metadata.labels?.[LABEL_MANAGED_BY] === COMPONENT_SYNCER;
}
