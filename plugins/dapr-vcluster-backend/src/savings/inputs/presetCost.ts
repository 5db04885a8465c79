import { PresetOption } from 'backstage-plugin-dapr-vcluster-common';
import {
  bytes,
  configured,
  costOf,
  Footprint,
  millicores,
  Prices,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { Preset } from '../../tenants';
import { amountOf } from '../amount';

/** What a tenant of a preset costs per month, beside its part of what tenants share. */
export function presetCost(
  footprint: Footprint<'requested'>,
  { name, policy: { quota = {} } }: Preset,
  prices: Prices,
): NonNullable<PresetOption['cost']> {
  const vcluster = costOf(footprint, prices);
  const limit = (resource: string) =>
    amountOf(quota[`requests.${resource}`] ?? quota[resource]);
  const [cpu, memory] = [limit('cpu'), limit('memory')];
  const where = `daprVcluster.presets "${name}" quota`;
  // One of the two alone would look like the whole.
  const full =
    cpu === undefined || memory === undefined
      ? undefined
      : costOf(
          {
            basis: 'requested',
            name: 'quota',
            pods: 0,
            cpu: configured(millicores(cpu * 1_000), where),
            memory: configured(bytes(memory), where),
            volumes: [],
          },
          prices,
        );
  return {
    vcluster: vcluster.perMonth,
    ...(full && { quota: full.perMonth }),
    restsOnDefaults: [vcluster, ...(full ? [full] : [])].some(({ inputs }) =>
      inputs.some(({ source }) => source === 'default'),
    ),
  };
}
