import { isMap, JsonMap, ObjectPath } from './paths';

/** Prefix of Dapr's annotations. */
export const DAPR_PREFIX = 'dapr.io/';

const TEMPLATE: ObjectPath = ['spec', 'template'];

/** Workloads of Kubernetes: their API group and where their pod template is. */
export const WORKLOADS: Readonly<
  Record<string, { group: string; path: ObjectPath }>
> = {
  Pod: { group: '', path: [] },
  ReplicationController: { group: '', path: TEMPLATE },
  Deployment: { group: 'apps', path: TEMPLATE },
  StatefulSet: { group: 'apps', path: TEMPLATE },
  DaemonSet: { group: 'apps', path: TEMPLATE },
  ReplicaSet: { group: 'apps', path: TEMPLATE },
  Job: { group: 'batch', path: TEMPLATE },
  CronJob: {
    group: 'batch',
    path: ['spec', 'jobTemplate', 'spec', 'template'],
  },
};

/** Deeper than any custom resource has a pod template. */
const MAX_DEPTH = 12;

/**
 * Where the pod templates of an object are, the empty path for a pod. Those of custom resources are found by their shape: a
 * map with containers in its spec, or with annotations of Dapr.
 */
export function podTemplatePaths(object: JsonMap): ObjectPath[] {
  const { kind, apiVersion } = object;
  if (
    typeof kind !== 'string' ||
    typeof apiVersion !== 'string' ||
    // Dapr's own resources make no pods.
    apiVersion.startsWith(DAPR_PREFIX)
  ) {
    return [];
  }
  if (Object.prototype.hasOwnProperty.call(WORKLOADS, kind)) {
    const { group, path } = WORKLOADS[kind];
    const [found] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
    if (found === group) {
      return [path];
    }
  }
  const found: ObjectPath[] = [];
  collect(object, [], found);
  return found;
}

function collect(value: unknown, path: ObjectPath, found: ObjectPath[]): void {
  if (typeof value !== 'object' || value === null || path.length > MAX_DEPTH) {
    return;
  }
  if (isMap(value) && path.length > 0 && isPodTemplate(value)) {
    found.push(path);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    collect(inner, [...path, Array.isArray(value) ? Number(key) : key], found);
  }
}

function isPodTemplate({ kind, metadata, spec }: JsonMap): boolean {
  const containers = isMap(spec) ? spec.containers : undefined;
  if (Array.isArray(containers) && containers.some(isMap)) {
    return true;
  }
  // Inside of another object, a whole object may have annotations of its own.
  return kind === undefined && isMap(metadata) && hasDaprKeys(metadata);
}

function hasDaprKeys({ annotations }: JsonMap): boolean {
  return (
    isMap(annotations) &&
    Object.keys(annotations).some(key => key.startsWith(DAPR_PREFIX))
  );
}

/** Whether a pod template has annotations of Dapr. */
export function isDaprTemplate(template: unknown): boolean {
  return (
    isMap(template) &&
    isMap(template.metadata) &&
    hasDaprKeys(template.metadata)
  );
}

/** Its containers and init containers, each with its path below the object. */
export function containersOf(
  spec: unknown,
  path: ObjectPath,
): Array<{ container: JsonMap; path: ObjectPath }> {
  if (!isMap(spec)) {
    return [];
  }
  return ['initContainers', 'containers'].flatMap(list => {
    const items = spec[list];
    if (!Array.isArray(items)) {
      return [];
    }
    return items.flatMap((container, index) =>
      isMap(container) ? [{ container, path: [...path, list, index] }] : [],
    );
  });
}
