import {
  bytes,
  FootprintVolume,
  measured,
  notKnown,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { WorkloadItem } from '../../inventory/model/model';

/** The volumes that a StatefulSet claims, one of each for every replica it has or, paused, had. */
export function volumesOf(
  { kind, name, volumes = [] }: WorkloadItem,
  replicas: number,
): FootprintVolume[] {
  return volumes.flatMap(({ bytes: size, storageClass }) =>
    Array.from({ length: replicas }, () => ({
      size:
        size === undefined
          ? notKnown<ReturnType<typeof bytes>>(
              `The size in volumeClaimTemplates of ${kind} ${name} cannot be read.`,
            )
          : measured(bytes(size), `volumeClaimTemplates of ${kind} ${name}`),
      ...(storageClass !== undefined && { storageClass }),
    })),
  );
}
