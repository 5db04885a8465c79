import { Comparison } from 'backstage-plugin-dapr-vcluster-common';
import { lazy, Suspense } from 'react';
import { useText } from '../../hooks';
import { Skeletons } from '../primitives';

const ScenarioBars = lazy(() => import('./ScenarioBars'));

/** A chart of the scenarios whose costs are known; the table beside it is the alternative for those who cannot see it. */
export function ScenarioChart({ comparison }: { comparison: Comparison }) {
  const t = useText();
  const bars = (['s0', 's1', 's2', 's3'] as const).flatMap(key => {
    const { perMonth } = comparison[key];
    return perMonth.state === 'known'
      ? [{ name: key.toUpperCase(), ...perMonth.value }]
      : [];
  });
  if (bars.length === 0) {
    return null;
  }
  return (
    <div role="img" aria-label={t('savings.chart')} style={{ maxWidth: 640 }}>
      <Suspense
        fallback={<Skeletons what={t('savings.costTitle')} lines={4} />}
      >
        <ScenarioBars bars={bars} currency={bars[0].currency} />
      </Suspense>
    </div>
  );
}
