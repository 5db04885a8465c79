import {
  bytes,
  configured,
  coreDnsRequests,
  Footprint,
  mebibytes,
  millicores,
  unknownFootprint,
  vclusterFootprint,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { get } from 'lodash';
import { Preset } from '../../tenants';
import { amountOf } from '../amount';

const STATEFUL_SET = 'controlPlane.statefulSet';
const CLAIM = `${STATEFUL_SET}.persistence.volumeClaim`;

/**
 * What a vcluster of a preset would request: what the preset says of its control plane, also in its chart values; the rest as the
 * chart of the version has it.
 */
export function presetFootprint(
  version: string,
  { name, policy: { controlPlane, values } }: Preset,
): Footprint<'requested'> {
  const replicas = replicasOf(values);
  const chart = chartOf(version, replicas);
  const where = `daprVcluster.presets "${name}"`;
  const request = (resource: 'cpu' | 'memory') =>
    amountOf(
      controlPlane?.requests?.[resource] ??
        get(values, `${STATEFUL_SET}.resources.requests.${resource}`),
    );
  const dns = coreDnsRequests(version);
  const [cpu, memory] = [request('cpu'), request('memory')];
  const detail = `${where}: ${replicas} × control plane; CoreDNS as the vcluster chart has it`;
  return {
    ...chart,
    ...(cpu !== undefined &&
      dns && {
        cpu: configured(millicores(cpu * 1_000 * replicas + dns.cpu), detail),
      }),
    ...(memory !== undefined &&
      dns && {
        memory: configured(
          bytes(memory * replicas + mebibytes(dns.memory)),
          detail,
        ),
      }),
    volumes: volumesIn(values, where, chart.volumes),
  };
}

function replicasOf(values: Preset['policy']['values']): number {
  const given: unknown = get(
    values,
    `${STATEFUL_SET}.highAvailability.replicas`,
  );
  return typeof given === 'number' && Number.isInteger(given) && given > 0
    ? given
    : 1;
}

function volumesIn(
  values: Preset['policy']['values'],
  where: string,
  chart: Footprint<'requested'>['volumes'],
): Footprint<'requested'>['volumes'] {
  if (get(values, `${CLAIM}.enabled`) === false) {
    return [];
  }
  const size = amountOf(get(values, `${CLAIM}.size`));
  const storageClass: unknown = get(values, `${CLAIM}.storageClass`);
  return chart.map(volume => ({
    ...volume,
    ...(size !== undefined && {
      size: configured(bytes(size), `${where}: values.${CLAIM}.size`),
    }),
    ...(typeof storageClass === 'string' && storageClass && { storageClass }),
  }));
}

/** A vcluster by the chart of its version; all of it is unknown when the version is. */
export function chartOf(version: string, replicas = 1): Footprint<'requested'> {
  try {
    return vclusterFootprint('requested', { version, replicas });
  } catch (error) {
    return unknownFootprint('requested', 'vcluster', (error as Error).message);
  }
}
