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
import { amountOf } from '../amount';

const CPU = 'dapr.io/sidecar-cpu-request';
const MEMORY = 'dapr.io/sidecar-memory-request';

/**
 * The sidecars of some pods as one footprint, by the annotations that set their requests: those without reserve nothing, nor do
 * those whose annotations are no quantities. Tenants write them, and what they write must not break the figures of others.
 */
export function sidecarInputs(
  pods: readonly Pick<PodItem, 'annotations' | 'daprd'>[],
  known: boolean,
): { count: Sourced<number>; each: Footprint<'requested'> } {
  const injected = pods.filter(({ daprd }) => daprd);
  const sum = (annotation: string) =>
    injected.reduce(
      (total, { annotations }) =>
        total + (amountOf(annotations[annotation]) ?? 0),
      0,
    );
  const without = injected.filter(
    ({ annotations }) =>
      amountOf(annotations[CPU]) === undefined ||
      amountOf(annotations[MEMORY]) === undefined,
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
