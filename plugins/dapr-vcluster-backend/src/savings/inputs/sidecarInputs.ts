import {
  bytes,
  configured,
  Footprint,
  measured,
  millicores,
  notKnown,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { PodItem } from '../../inventory/model/model';
import { parseQuantity } from '../../platform/kubernetes';

const CPU = 'dapr.io/sidecar-cpu-request';
const MEMORY = 'dapr.io/sidecar-memory-request';

/** The sidecars of some pods as one footprint, by the annotations that set their requests: those without reserve nothing. */
export function sidecarInputs(
  pods: readonly Pick<PodItem, 'annotations' | 'daprd'>[],
  known: boolean,
): { count: Sourced<number>; each: Footprint<'requested'> } {
  const injected = pods.filter(({ daprd }) => daprd);
  const sum = (annotation: string) =>
    injected.reduce(
      (total, { annotations }) =>
        total + (parseQuantity(annotations[annotation]) ?? 0),
      0,
    );
  const without = injected.filter(
    ({ annotations }) => !annotations[CPU] || !annotations[MEMORY],
  ).length;
  const detail = `annotations of ${injected.length} pods; ${without} of them set no request for daprd, which then reserves nothing`;
  return {
    count: known
      ? configured(1, 'all sidecars as one')
      : notKnown('The pods of the host are not known.'),
    each: {
      basis: 'requested',
      name: `${injected.length} × daprd`,
      pods: 0,
      cpu: measured(millicores(sum(CPU) * 1_000), detail),
      memory: measured(bytes(sum(MEMORY)), detail),
      volumes: [],
    },
  };
}
