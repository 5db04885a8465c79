import {
  bytes,
  FootprintVolume,
  measured,
  notKnown,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { ClaimedVolume, WorkloadItem } from '../../inventory/model/model';
import { FactsOfHost } from '../facts';

/**
 * The volumes of a StatefulSet, one of each template for every replica it has or, paused, had: sizes and classes of the
 * PersistentVolumeClaims where those can be read, else of the templates.
 */
export function volumesOf(
  workload: WorkloadItem,
  replicas: number,
  claims: FactsOfHost['claims'],
): FootprintVolume[] {
  const { volumes = [] } = workload;
  return volumes.flatMap(volume =>
    Array.from({ length: replicas }, (_, ordinal) =>
      volumeOf(workload, volume, ordinal, claims),
    ),
  );
}

function volumeOf(
  { kind, name, namespace }: WorkloadItem,
  { template, bytes: size, storageClass }: ClaimedVolume,
  ordinal: number,
  claims: FactsOfHost['claims'],
): FootprintVolume {
  const claim = `${template}-${name}-${ordinal}`;
  const found =
    claims.state === 'known'
      ? claims.value.get(`${namespace}/${claim}`)
      : undefined;
  if (found) {
    const ofClass = found.storageClass ?? storageClass;
    return {
      size: measured(
        bytes(found.bytes),
        `PersistentVolumeClaim ${claim}, ${
          ofClass === undefined ? 'without a class' : `class ${ofClass}`
        }`,
      ),
      ...(ofClass !== undefined && { storageClass: ofClass }),
    };
  }
  return {
    size:
      size === undefined
        ? notKnown(
            `The size in volumeClaimTemplates of ${kind} ${name} cannot be read.`,
          )
        : measured(bytes(size), `volumeClaimTemplates of ${kind} ${name}`),
    ...(storageClass !== undefined && { storageClass }),
  };
}
