import { useText, useUpgradeWaves } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import { Stack, TabHeading } from '../primitives';
import { WaveCard } from './WaveCard';

/** Upgrades of several tenants, live; nothing where there are none. */
export function UpgradeWaves() {
  const t = useText();
  const waves = useUpgradeWaves();
  if (waves.data?.length === 0 || (!waves.data && !waves.error)) {
    return null;
  }
  return (
    <>
      <TabHeading title={t('waves.title')} />
      <LiveBoundary live={waves} what={t('waves.what')} skeletonLines={2}>
        {list => (
          <Stack>
            {list.map(wave => (
              <WaveCard key={wave.id} wave={wave} onChange={waves.retry} />
            ))}
          </Stack>
        )}
      </LiveBoundary>
    </>
  );
}
