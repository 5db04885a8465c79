import { ComputeContainer } from '../../../quantities/podResources';
import { parseQuantity } from '../../../quantities/quantity';
import { ApiCall } from '../../context/ServerContext';
import { forbidden } from '../../errors/errors';
import { KubeObject } from '../../meta/types';

type Amounts = Record<string, string | number>;

type Limits = {
  type: string;
  default?: Amounts;
  defaultRequest?: Amounts;
  min?: Amounts;
  max?: Amounts;
};

type Spec = {
  containers?: ComputeContainer[];
  initContainers?: ComputeContainer[];
};

const ANNOTATION = 'kubernetes.io/limit-ranger';

/** A new pod with the requests and limits that the limit ranges of its namespace give to containers without. */
export function withDefaultLimits(call: ApiCall, pod: KubeObject): KubeObject {
  if (pod.kind !== 'Pod') {
    return pod;
  }
  const defaults = containerLimits(call, pod).map(withImpliedDefaults);
  const spec = (pod.spec ?? {}) as Spec;
  const set: string[] = [];
  const filled = (containers: ComputeContainer[], noun: string) =>
    containers.map(container => {
      const { resources = {} } = container;
      const next = { ...resources };
      for (const { default: limits, defaultRequest } of defaults) {
        for (const [side, side1, amounts] of [
          ['requests', 'request', defaultRequest],
          ['limits', 'limit', limits],
        ] as const) {
          const missing = Object.entries(amounts ?? {}).filter(
            ([name]) => !(name in (next[side] ?? {})),
          );
          if (missing.length > 0) {
            next[side] = { ...Object.fromEntries(missing), ...next[side] };
            const names = missing.map(([name]) => name).sort();
            set.push(
              `${names.join(', ')} ${side1} for ${noun} ${container.name}`,
            );
          }
        }
      }
      return { ...container, resources: next };
    });
  const containers = filled(spec.containers ?? [], 'container');
  const initContainers = filled(spec.initContainers ?? [], 'init container');
  if (set.length === 0) {
    return pod;
  }
  const { metadata } = pod;
  const note = `LimitRanger plugin set: ${set.join('; ')}`;
  return {
    ...pod,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [ANNOTATION]: note },
    },
    spec: {
      ...spec,
      containers,
      ...(initContainers.length > 0 && { initContainers }),
    },
  };
}

/** @throws 403 when a container of a new pod asks for less or more than a limit range allows. */
export function checkLimits(call: ApiCall, pod: KubeObject): void {
  if (pod.kind !== 'Pod') {
    return;
  }
  const { containers = [], initContainers = [] } = (pod.spec ?? {}) as Spec;
  const problems = containerLimits(call, pod).flatMap(limits =>
    [...containers, ...initContainers].flatMap(({ resources = {} }) => [
      ...outside('minimum', limits.min, resources.requests, 'request'),
      ...outside('maximum', limits.max, resources.limits, 'limit'),
    ]),
  );
  if (problems.length > 0) {
    const text =
      problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
    throw forbidden(call.kind, pod.metadata.name ?? '', text);
  }
}

function outside(
  bound: 'minimum' | 'maximum',
  allowed: Amounts = {},
  actual: Amounts = {},
  side: string,
): string[] {
  return Object.entries(allowed).flatMap(([name, limit]) => {
    const value = actual[name];
    const text = `${bound} ${name} usage per Container is ${limit}`;
    if (value === undefined) {
      return [`${text}.  No ${side} is specified`];
    }
    const difference = parseQuantity(value) - parseQuantity(limit);
    const isOutside = bound === 'minimum' ? difference < 0 : difference > 0;
    return isOutside ? [`${text}, but ${side} is ${value}`] : [];
  });
}

/** A maximum is the default limit, and a default limit the default request, where nothing else is said. */
function withImpliedDefaults(limits: Limits): Limits {
  const filled = { ...limits.max, ...limits.default };
  return {
    ...limits,
    default: filled,
    defaultRequest: { ...filled, ...limits.min, ...limits.defaultRequest },
  };
}

function containerLimits(
  { context }: ApiCall,
  { metadata }: KubeObject,
): Limits[] {
  return context.store
    .list('limitranges', metadata.namespace)
    .flatMap(({ spec }) => ((spec ?? {}) as { limits?: Limits[] }).limits ?? [])
    .filter(({ type }) => type === 'Container');
}
