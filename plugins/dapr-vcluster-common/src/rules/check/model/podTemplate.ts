import { isMap, JsonMap, ObjectPath } from './paths';

const TEMPLATES: Record<string, { group: string; path: ObjectPath }> = {
  Pod: { group: '', path: [] },
  ReplicationController: { group: '', path: ['spec', 'template'] },
  Deployment: { group: 'apps', path: ['spec', 'template'] },
  StatefulSet: { group: 'apps', path: ['spec', 'template'] },
  DaemonSet: { group: 'apps', path: ['spec', 'template'] },
  ReplicaSet: { group: 'apps', path: ['spec', 'template'] },
  Job: { group: 'batch', path: ['spec', 'template'] },
  CronJob: {
    group: 'batch',
    path: ['spec', 'jobTemplate', 'spec', 'template'],
  },
};

/** Where a workload's pod template is (the empty path for a pod), undefined for other kinds. */
export function podTemplatePath(object: JsonMap): ObjectPath | undefined {
  const { kind, apiVersion } = object;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') {
    return undefined;
  }
  if (!Object.prototype.hasOwnProperty.call(TEMPLATES, kind)) {
    return undefined;
  }
  const { group, path } = TEMPLATES[kind];
  const [found] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return found === group ? path : undefined;
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
