import { SavingsAlternative } from 'backstage-plugin-dapr-vcluster-common';
import {
  combine,
  compare,
  costOf,
  ModelInputs,
  VclusterGroup,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { Preset } from '../../tenants';
import { TenantInputs } from './hostInputs';
import { presetFootprint } from './presetFootprint';

type Requested = ModelInputs<'requested'>;
type Vcluster = Omit<VclusterGroup<'requested'>, 'count'>;

/**
 * What pausing or resuming a tenant, or another preset, would cost. The volumes of a vcluster stay as they are: Kubernetes does
 * not let anybody change what a StatefulSet claims.
 */
export function alternativesOf(
  now: Requested,
  { state, vcluster, snapshot: { tenant } }: TenantInputs,
  presets: readonly Preset[],
): SavingsAlternative[] {
  const before = { state, footprint: vcluster };
  const others = presets.filter(({ name }) => name !== tenant.preset);
  return [
    state === 'running'
      ? {
          change: 'pause',
          ...instead(now, before, { ...before, state: 'stopped' }),
        }
      : {
          change: 'resume',
          ...instead(now, before, { ...before, state: 'running' }),
        },
    ...others.map(preset => ({
      change: 'preset' as const,
      preset: preset.name,
      ...instead(now, before, {
        state,
        footprint: {
          ...vcluster,
          ...presetFootprint(tenant.chartVersion ?? '', preset),
          name: vcluster.name,
          volumes: vcluster.volumes,
        },
      }),
    })),
  ];
}

/** What tenants share is the same then as now: only the vcluster makes a difference. */
function instead(
  now: Requested,
  before: Vcluster,
  then: Vcluster,
): Pick<SavingsAlternative, 'cost' | 'difference'> {
  const { basis, prices } = now;
  const cost = ({ footprint, state }: Vcluster, when: string) =>
    costOf({ ...footprint, name: `${footprint.name} ${when}` }, prices, state);
  return {
    cost: compare({ ...now, vclusters: [{ count: 1, ...then }] }).s3,
    difference: combine(
      'Difference',
      'vcluster then - vcluster now',
      [
        { times: 1, cost: cost(then, 'then') },
        { times: -1, cost: cost(before, 'now') },
      ],
      { basis, currency: prices.currency },
    ),
  };
}
