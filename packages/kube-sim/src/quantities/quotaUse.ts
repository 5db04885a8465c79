import { ComputeContainer, podResources, sumCompute } from './podResources';
import { parseQuantity } from './quantity';

/** The fields of an object that count. */
type CountedObject = { metadata: object; spec?: unknown; status?: unknown };

/** What of a namespace counts towards a quota. */
export type Counted = {
  pods: CountedObject[];
  services: CountedObject[];
  claims: CountedObject[];
  /** Numbers of objects of other kinds, by plural name. */
  others: Record<string, number>;
};

const ENDED = ['Succeeded', 'Failed'];

/**
 * How much of a quota is used, for those of its resources that are simulated; others are left out, as a real controller
 * leaves out what it does not know.
 */
export function usedOf(
  hard: Record<string, string>,
  counted: Counted,
): Record<string, string> {
  const known = {
    ...compute(counted.pods),
    ...services(counted.services),
    ...claims(counted.claims),
    ...counts({
      ...counted.others,
      pods: counted.pods.length,
      services: counted.services.length,
      persistentvolumeclaims: counted.claims.length,
    }),
  };
  return Object.fromEntries(
    Object.entries(known).filter(([name]) => name in hard),
  );
}

function compute(pods: CountedObject[]): Record<string, string> {
  const running = pods.filter(
    ({ status }) =>
      !ENDED.includes((status as { phase?: string })?.phase ?? ''),
  );
  const specs = running.map(
    ({ spec }) => spec as { containers: ComputeContainer[] },
  );
  const total = (side: 'requests' | 'limits') =>
    sumCompute(specs.map(spec => podResources(spec, side)));
  const [requests, limits] = [total('requests'), total('limits')];
  return {
    cpu: cores(requests.cpu),
    'requests.cpu': cores(requests.cpu),
    'limits.cpu': cores(limits.cpu),
    memory: `${requests.memory}`,
    'requests.memory': `${requests.memory}`,
    'limits.memory': `${limits.memory}`,
    'ephemeral-storage': `${requests['ephemeral-storage']}`,
    'requests.ephemeral-storage': `${requests['ephemeral-storage']}`,
    'limits.ephemeral-storage': `${limits['ephemeral-storage']}`,
    pods: `${running.length}`,
  };
}

function services(all: CountedObject[]): Record<string, string> {
  const ofType = (...types: string[]) =>
    `${
      all.filter(({ spec }) =>
        types.includes(String((spec as { type?: string })?.type)),
      ).length
    }`;
  return {
    services: `${all.length}`,
    'services.nodeports': ofType('NodePort', 'LoadBalancer'),
    'services.loadbalancers': ofType('LoadBalancer'),
  };
}

function claims(all: CountedObject[]): Record<string, string> {
  const storage = all.map(({ spec }) => {
    const { resources } = spec as {
      resources?: { requests?: { storage?: string } };
    };
    return parseQuantity(resources?.requests?.storage ?? 0);
  });
  return {
    persistentvolumeclaims: `${all.length}`,
    'requests.storage': `${storage.reduce((sum, each) => sum + each, 0)}`,
  };
}

function counts(numbers: Record<string, number>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(numbers).map(([plural, n]) => [`count/${plural}`, `${n}`]),
  );
}

function cores(amount: number): string {
  return `${Math.round(amount * 1000)}m`;
}
