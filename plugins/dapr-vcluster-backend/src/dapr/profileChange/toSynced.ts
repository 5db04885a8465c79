import {
  ANNOTATION_COMPONENT_PRESET,
  ANNOTATION_DECLARATION,
  COMPONENT_SYNCER,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  DaprResource,
  installHostDefinitions,
  takeOver,
} from 'dapr-vcluster-component-syncer';
import {
  getIfPresent,
  isConflict,
  isNotFound,
  KubeClient,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import { outcomeOf, poll, PollOptions } from '../../platform/kubernetes';
import { CreatedObjects } from '../../tenants/deletion';
import { ownLabels } from '../../tenants/live/hostNamespace';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { onHost } from '../target/onHost';
import { TargetClusters } from '../target/TargetClusters';
import { nameOfKind } from '../write/presentObject';
import { createObject } from '../write/writeObject';
import { HostObject, hostObjects } from './hostObjects';
import { withVirtualSecrets } from './secretNames';

/** An object of the host, and what is declared of it in the vcluster. */
export type Move = HostObject & {
  /** To be created in the vcluster, or as it is there. */
  source: KubeObject;
  exists: boolean;
};

const TRIES = 5;

/**
 * What becomes declared in the vcluster; nothing is written.
 *
 * @throws ConflictError for what would not be the same on the host as it is now
 */
export async function planSynced(
  tenant: LiveTenant,
  clusters: TargetClusters,
): Promise<Move[]> {
  const { ref, host } = tenant;
  const moves: Move[] = [];
  const namespaces = new Set<string>();
  for (const found of await hostObjects(tenant)) {
    const { resource, object, namespace } = found;
    if (!namespaces.has(namespace)) {
      await clusters.assertNamespace(namespace);
      namespaces.add(namespace);
    }
    const { name, annotations } = object.metadata;
    const preset = annotations?.[ANNOTATION_COMPONENT_PRESET];
    const there = await getIfPresent<KubeObject>(clusters.virtual, resource, {
      namespace,
      name,
    });
    const source = there ?? {
      ...(await withVirtualSecrets(host, ref, found)),
      apiVersion: resource.apiVersion,
      kind: resource.kind,
      metadata: {
        name,
        namespace,
        labels: ownLabels(ref),
        ...(preset && {
          annotations: { [ANNOTATION_COMPONENT_PRESET]: preset },
        }),
      },
    };
    assertSame(tenant, object, source);
    moves.push({ ...found, source, exists: there !== undefined });
  }
  return moves;
}

/**
 * Declares the objects of the host in the vcluster and marks those of the host as their copies. The Component syncer does
 * not serve the vcluster yet; when it does, it finds all as it would have written it itself. Every call goes on where the
 * last one stopped.
 */
export async function moveToSynced(
  tenant: LiveTenant,
  virtual: KubeClient,
  moves: readonly Move[],
  wait: PollOptions,
): Promise<ObjectOutcome[]> {
  const { host } = tenant;
  await onHost(host, client => installHostDefinitions(client, virtual));
  const syncer = host.openClient(COMPONENT_SYNCER);
  try {
    const outcomes: ObjectOutcome[] = [];
    for (const move of moves) {
      const { resource, exists } = move;
      const source = exists
        ? move.source
        : await createOnceServed(virtual, move, wait);
      outcomes.push(
        outcomeOf(resource, source.metadata, exists ? 'unchanged' : 'created'),
      );
      outcomes.push(await markAsCopy(tenant, syncer, move, source));
    }
    return outcomes;
  } finally {
    syncer.close();
  }
}

/** A definition is served a moment after it was installed. */
async function createOnceServed(
  virtual: KubeClient,
  { resource, source }: Move,
  wait: PollOptions,
): Promise<KubeObject> {
  const create = () =>
    createObject(virtual, resource, source, new CreatedObjects(virtual));
  const created = await poll(async () => {
    try {
      return await create();
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }, wait);
  return created ?? create();
}

async function markAsCopy(
  tenant: LiveTenant,
  syncer: KubeClient,
  { resource, object: { metadata } }: Move,
  source: KubeObject,
): Promise<ObjectOutcome> {
  const { host, ref } = tenant;
  for (let tries = 1; ; tries++) {
    const live = await onHost(host, client =>
      client.get<KubeObject>(resource, metadata),
    );
    assertSame(tenant, live, source);
    const { object } = takeOver(
      live as DaprResource,
      source as DaprResource,
      ref,
    );
    const {
      [ANNOTATION_DECLARATION]: _,
      [ANNOTATION_COMPONENT_PRESET]: __,
      ...annotations
    } = object.metadata.annotations ?? {};
    try {
      const marked = await syncer.replace(resource, {
        ...object,
        metadata: { ...object.metadata, annotations },
      } as KubeObject);
      const isSame =
        marked.metadata.resourceVersion === live.metadata.resourceVersion;
      return outcomeOf(
        resource,
        marked.metadata,
        isSame ? 'unchanged' : 'changed',
      );
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) {
        throw error;
      }
    }
  }
}

/** @throws ConflictError when sidecars would notice */
function assertSame(
  { ref }: LiveTenant,
  live: KubeObject,
  source: KubeObject,
): void {
  const { isSame } = takeOver(
    live as DaprResource,
    { ...source, metadata: { uid: '', ...source.metadata } } as DaprResource,
    ref,
  );
  if (isSame) {
    return;
  }
  const { name } = live.metadata;
  throw conflict(
    `${nameOfKind(
      live.kind ?? source.kind!,
    )} "${name}" has other values in the vcluster than on the host`,
    {
      field: 'profile',
      value: name,
      fix: 'Make both the same, or delete the one in the vcluster, first.',
    },
  );
}
