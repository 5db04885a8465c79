import { SourceState } from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  KubeObject,
  resourceName,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { watchedKinds } from '../inventory/watchedKinds';
import { SourceKind } from '../inventory/model/model';
import { namespace } from './objects';
import { HostState } from '../inventory/model/hostState';
import { Change, initialState, reduce } from '../inventory/model/reduce';

const AT = '2026-01-01T00:00:00Z';

/**
 * The state of a host that has these objects, and the namespaces they are in; every kind is live unless told
 * otherwise.
 */
export async function hostState(
  objects: readonly KubeObject[],
  sources: Partial<Record<SourceKind, SourceState['state']>> = {},
): Promise<HostState> {
  const kinds = watchedKinds(await loadComponentCatalogue());
  const names = Object.keys(kinds) as SourceKind[];
  const live = names.map(
    (kind): Change => ({
      type: 'source',
      kind,
      state: sources[kind] ?? 'live',
      at: AT,
      reason: sources[kind] && `is ${sources[kind]}`,
    }),
  );
  const all = sources.namespaces
    ? objects
    : [...impliedNamespaces(objects), ...objects];
  const changes = all.flatMap((object): Change | [] => {
    const watched = Object.values(kinds).find(
      ({ resource }) => resource.kind === object.kind,
    );
    if (!watched) {
      throw new Error(`nothing watches ${object.kind}`);
    }
    const kind = resourceName(watched.resource) as SourceKind;
    const item = watched.project(object);
    return item ? { type: 'upserted', kind, item } : [];
  });
  return [...live, ...changes].reduce(reduce, initialState(names, AT));
}

function impliedNamespaces(objects: readonly KubeObject[]): KubeObject[] {
  const given = new Set(
    objects
      .filter(({ kind }) => kind === 'Namespace')
      .map(({ metadata }) => metadata.name),
  );
  const names = objects.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...new Set(names)]
    .filter(name => !given.has(name))
    .map(name => namespace(name));
}
