import { parse } from 'yaml';
import { KUBERNETES_YAML } from '../yaml/kubernetesYaml';
import {
  TextEdit,
  EditOperation,
  ObjectFinding,
  objectFinding,
} from '../model/findings';
import { isMap, JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';

/** What a setting of charts before 0.20 became. `minor` is that of the chart it is meant for. */
type Successor = (
  value: unknown,
  minor: number,
) => { operations: EditOperation[]; instead: string } | undefined;

const LAST_MULTI_NAMESPACE = 25;

const moved =
  (to: ObjectPath): Successor =>
  value => ({
    operations: [{ op: 'set', path: to, value }],
    instead: pathText(to),
  });

const multiNamespace: Successor = (value, minor) =>
  minor > LAST_MULTI_NAMESPACE
    ? { operations: [], instead: 'nothing: the mode is gone since 0.26' }
    : moved(['experimental', 'multiNamespaceMode'])(value, minor);

const SECRETS_ALL: EditOperation = {
  op: 'set',
  path: ['sync', 'toHost', 'secrets', 'all'],
  value: true,
};

/**
 * The portal registers Dapr Components on the host where generic sync is gone; what the tenant still has to send there
 * are the Secrets they refer to.
 */
const genericSync: Successor = (value, minor) => {
  if (minor > LAST_MULTI_NAMESPACE) {
    return {
      operations: [SECRETS_ALL],
      instead:
        'sync.toHost.secrets.all, and register Dapr Components through the portal',
    };
  }
  const { config, ...rest } = isMap(value) ? value : ({} as JsonMap);
  const exported = readConfig(config);
  if (!exported) {
    return undefined;
  }
  return {
    operations: [
      {
        op: 'set',
        path: ['experimental', 'genericSync'],
        value: { ...exported, ...rest },
      },
      SECRETS_ALL,
    ],
    instead: 'experimental.genericSync, whose config is no text any more',
  };
};

function readConfig(config: unknown): JsonMap | undefined {
  if (typeof config !== 'string') {
    return undefined;
  }
  try {
    const value: unknown = parse(config, KUBERNETES_YAML);
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const SUCCESSORS: ReadonlyArray<{ path: ObjectPath; successor?: Successor }> = [
  {
    path: ['fallbackHostDns'],
    successor: moved(['networking', 'advanced', 'fallbackHostCluster']),
  },
  { path: ['multiNamespaceMode'], successor: multiNamespace },
  { path: ['sync', 'generic'], successor: genericSync },
  {
    path: ['sync', 'secrets'],
    successor: moved(['sync', 'toHost', 'secrets']),
  },
  {
    path: ['sync', 'configmaps'],
    successor: moved(['sync', 'toHost', 'configMaps']),
  },
  {
    path: ['sync', 'ingresses'],
    successor: moved(['sync', 'toHost', 'ingresses']),
  },
  ...[
    'services',
    'pods',
    'nodes',
    'persistentvolumeclaims',
    'hoststorageclasses',
  ].map(name => ({ path: ['sync', name] })),
  ...['syncer', 'vcluster', 'mapServices', 'isolation', 'proxy', 'storage'].map(
    name => ({ path: [name] }),
  ),
];

/** Settings that charts from 0.20 on refuse: their schema is closed. */
export function legacyFindings(value: JsonMap, minor: number): ObjectFinding[] {
  return SUCCESSORS.flatMap(({ path, successor }) => {
    const given = valueAt(value, path);
    if (given === undefined) {
      return [];
    }
    const became = successor?.(given, minor);
    const edit: TextEdit | undefined = became && {
      operations: [{ op: 'remove', path }, ...became.operations],
    };
    return [
      objectFinding('vcluster/legacy', 'error', {
        path,
        title: `${pathText(
          path,
        )} is a setting of vcluster charts before 0.20; 0.${minor} refuses it`,
        fix: became
          ? `Replace it by ${became.instead}`
          : 'Remove it, or find what it became in the documentation of vcluster.yaml',
        ...(edit && { edit }),
      }),
    ];
  });
}
