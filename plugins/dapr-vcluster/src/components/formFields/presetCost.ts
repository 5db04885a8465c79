import { PresetOption } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { moneyText } from '../savings/amounts';

/** What a tenant of a preset costs per month, in a line; none where the backend is older and does not say. */
export function costLines(
  { cost }: PresetOption,
  t: ReturnType<typeof useText>,
): string[] {
  if (!cost) {
    return [];
  }
  const { vcluster, quota, restsOnDefaults } = cost;
  if (vcluster.state === 'unknown') {
    return [t('savings.presetCostUnknown', { reason: vcluster.reason })];
  }
  return [
    [
      t('savings.presetCost', { amount: moneyText(vcluster.value) }),
      quota?.state === 'known' &&
        t('savings.presetCostQuota', { amount: moneyText(quota.value) }),
      restsOnDefaults && t('savings.presetCostDefaults'),
      '.',
    ]
      .filter(Boolean)
      .join(''),
  ];
}
