import {
  KubeObject,
  ObjectMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type Meta = Partial<ObjectMeta>;

const CREATED = '2026-01-01T00:00:00Z';

function object(
  apiVersion: string,
  kind: string,
  name: string,
  meta: Meta,
  fields: Record<string, unknown> = {},
): KubeObject {
  const uid = `${kind}-${meta.namespace ?? ''}-${name}`;
  return {
    apiVersion,
    kind,
    metadata: { name, uid, creationTimestamp: CREATED, ...meta },
    ...fields,
  };
}

/** A host namespace. */
export function namespace(name: string, meta: Meta = {}): KubeObject {
  return object('v1', 'Namespace', name, meta);
}

/** A host namespace that a vcluster's syncer made for one of its own. */
export function mappedNamespace(
  name: string,
  owner: { namespace: string; name: string },
  virtualName: string,
): KubeObject {
  return namespace(name, {
    labels: {
      'vcluster.loft.sh/managed-by': `${owner.namespace}-x-${owner.name}`,
      'vcluster.loft.sh/vcluster-name': owner.name,
      'vcluster.loft.sh/vcluster-namespace': owner.namespace,
    },
    annotations: { 'vcluster.loft.sh/object-name': virtualName },
  });
}

/** The StatefulSet of a vcluster. */
export function vcluster(
  namespaceName: string,
  name: string,
  options: {
    version?: string;
    replicas?: number;
    ready?: number;
    meta?: Meta;
  } = {},
): KubeObject {
  const { version = '0.36.1', replicas = 1, ready = replicas, meta } = options;
  const labels = {
    app: 'vcluster',
    chart: `vcluster-${version}`,
    release: name,
    ...meta?.labels,
  };
  return object(
    'apps/v1',
    'StatefulSet',
    name,
    { namespace: namespaceName, ...meta, labels },
    { spec: { replicas }, status: { replicas, readyReplicas: ready } },
  );
}

/** Dapr's sidecar injector. */
export function injector(
  options: { allow?: string; ready?: number; version?: string } = {},
): KubeObject {
  const { allow = 'vcluster-*:vc-*', ready = 1, version = '1.18.3' } = options;
  const env = [
    { name: 'ALLOWED_SERVICE_ACCOUNTS', value: allow },
    { name: 'SIDECAR_IMAGE', value: 'ghcr.io/dapr/daprd' },
  ];
  return object(
    'apps/v1',
    'Deployment',
    'dapr-sidecar-injector',
    {
      namespace: 'dapr-system',
      labels: {
        app: 'dapr-sidecar-injector',
        'app.kubernetes.io/version': version,
      },
    },
    {
      spec: {
        replicas: 1,
        template: { spec: { containers: [{ name: 'injector', env }] } },
      },
      status: { readyReplicas: ready },
    },
  );
}

/** A pod, with a ready daprd unless told otherwise. */
export function pod(
  namespaceName: string,
  name: string,
  options: {
    meta?: Meta;
    daprd?: boolean;
    native?: boolean;
    ready?: boolean;
    phase?: string;
  } = {},
): KubeObject {
  const { meta, daprd = true, native, ready = true, phase } = options;
  const sidecar = {
    name: 'daprd',
    image: 'ghcr.io/dapr/daprd:1.18.3',
    args: ['/daprd', '--app-id', 'shop', '--app-port=8080'],
    env: [{ name: 'TOKEN', value: 'environment-secret' }],
  };
  const status = {
    name: 'daprd',
    ready,
    restartCount: 0,
    state: { running: { startedAt: CREATED } },
  };
  const list = native ? 'initContainers' : 'containers';
  const statuses = native ? 'initContainerStatuses' : 'containerStatuses';
  return object(
    'v1',
    'Pod',
    name,
    { namespace: namespaceName, ...meta },
    {
      spec: {
        containers: [{ name: 'app' }],
        ...(daprd && { [list]: [sidecar] }),
      },
      status: {
        phase: phase ?? 'Running',
        ...(daprd && { [statuses]: [status] }),
      },
    },
  );
}

/** Annotations of a pod synced by a vcluster. */
export function synced(
  virtualNamespace: string,
  name: string,
): Record<string, string> {
  return {
    'vcluster.loft.sh/object-name': name,
    'vcluster.loft.sh/object-namespace': virtualNamespace,
  };
}

/** A Dapr Component. */
export function component(
  namespaceName: string,
  name: string,
  fields: {
    meta?: Meta;
    scopes?: string[];
    metadata?: Array<Record<string, unknown>>;
    type?: string;
  } = {},
): KubeObject {
  const { meta, scopes, metadata = [], type = 'state.redis' } = fields;
  return object(
    'dapr.io/v1alpha1',
    'Component',
    name,
    { namespace: namespaceName, ...meta },
    { spec: { type, version: 'v1', metadata }, scopes },
  );
}

/** A Flux release of the vcluster chart. */
export function release(
  namespaceName: string,
  name: string,
  conditions: Array<Record<string, string>> = [],
): KubeObject {
  return object(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    name,
    { namespace: namespaceName, generation: 1 },
    {
      spec: {
        chart: { spec: { chart: 'vcluster', version: '0.36.1' } },
        values: { secret: 'release-secret' },
      },
      status: { observedGeneration: 1, conditions },
    },
  );
}
