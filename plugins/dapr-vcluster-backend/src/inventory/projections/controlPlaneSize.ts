import { parseQuantity } from '../../platform/kubernetes';
import { ControlPlaneRequests, ClaimedVolume } from '../model/model';

type Containers = {
  containers?: Array<{
    resources?: { requests?: Record<string, string | number> };
  }>;
};

type ClaimTemplate = {
  metadata?: { name?: string };
  spec?: {
    storageClassName?: string;
    resources?: { requests?: Record<string, string | number> };
  };
};

/** What the containers of a pod request together; a number is absent when one of them requests nothing of it. */
export function controlPlaneRequests({
  containers = [],
}: Containers): ControlPlaneRequests {
  const sum = (name: 'cpu' | 'memory') =>
    containers.reduce<number | undefined>((total, { resources }) => {
      const amount = parseQuantity(resources?.requests?.[name]);
      return total === undefined || amount === undefined
        ? undefined
        : total + amount;
    }, 0);
  return { cpu: sum('cpu'), memory: sum('memory') };
}

/** The volumes that each replica of a StatefulSet claims; a size is absent when it cannot be read. */
export function claimedVolumes(
  templates: readonly ClaimTemplate[] = [],
): ClaimedVolume[] {
  return templates.map(({ metadata = {}, spec = {} }) => ({
    ...(metadata.name !== undefined && { template: metadata.name }),
    bytes: parseQuantity(spec.resources?.requests?.storage),
    storageClass: spec.storageClassName,
  }));
}
