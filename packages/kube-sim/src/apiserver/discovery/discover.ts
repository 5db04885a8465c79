import { apiVersionOf, KindInfo } from '../kinds/KindInfo';
import { KindRegistry } from '../kinds/KindRegistry';
import { ServerContext } from '../context/ServerContext';

/** The discovery document at a path: `/api`, `/apis`, `/apis/<group>`, `/apis/<group>/<version>`. */
export function discover(
  context: ServerContext,
  path: string,
): object | undefined {
  const { kinds } = context;
  const parts = path.split('/').filter(Boolean);
  if (parts[0] === 'api') {
    return parts.length === 1
      ? apiVersions()
      : resourceList(kinds, '', parts[1]);
  }
  if (parts[0] !== 'apis') {
    return undefined;
  }
  if (parts.length === 1) {
    return groupList(kinds);
  }
  const [, group, version] = parts;
  if (!group || !kinds.groups().includes(group)) {
    return undefined;
  }
  return version === undefined
    ? { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(kinds, group) }
    : resourceList(kinds, group, version);
}

function apiVersions() {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [],
  };
}

function groupList(kinds: KindRegistry) {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: kinds
      .groups()
      .filter(group => group !== '')
      .map(group => apiGroup(kinds, group)),
  };
}

function apiGroup(kinds: KindRegistry, group: string) {
  const versions = kinds.versions(group).map(version => ({
    groupVersion: `${group}/${version}`,
    version,
  }));
  return { name: group, versions, preferredVersion: versions[0] };
}

function resourceList(
  kinds: KindRegistry,
  group: string,
  version: string,
): object | undefined {
  const found = kinds
    .all()
    .filter(kind => kind.group === group && kind.version === version);
  return found.length === 0
    ? undefined
    : {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: apiVersionOf({ group, version }),
        resources: found.flatMap(resourcesOf),
      };
}

/** What a subresource says of itself where it differs from the usual. */
const SUBRESOURCES: Record<string, object> = {
  binding: { kind: 'Binding', verbs: ['create'] },
  log: { verbs: ['get'] },
  eviction: {
    group: 'policy',
    version: 'v1',
    kind: 'Eviction',
    verbs: ['create'],
  },
  finalize: { verbs: ['update'] },
  portforward: { kind: 'PodPortForwardOptions', verbs: ['create', 'get'] },
  proxy: {
    verbs: ['create', 'delete', 'get', 'patch', 'update'],
  },
  token: {
    group: 'authentication.k8s.io',
    version: 'v1',
    kind: 'TokenRequest',
    verbs: ['create'],
  },
};

function resourcesOf(kind: KindInfo): object[] {
  const { plural, namespaced } = kind;
  const subresource = (name: string, more: object = {}) => ({
    name: `${plural}/${name}`,
    singularName: '',
    namespaced,
    kind: kind.kind,
    verbs: ['get', 'patch', 'update'],
    ...more,
  });
  return [
    {
      name: plural,
      singularName: kind.singular,
      namespaced,
      kind: kind.kind,
      verbs: kind.verbs,
      ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
      ...(kind.categories.length > 0 ? { categories: kind.categories } : {}),
    },
    ...(kind.status ? [subresource('status')] : []),
    ...(kind.scale
      ? [
          subresource('scale', {
            group: 'autoscaling',
            version: 'v1',
            kind: 'Scale',
          }),
        ]
      : []),
    ...kind.subresources.map(name =>
      subresource(name, SUBRESOURCES[name] ?? { verbs: ['create'] }),
    ),
  ];
}
