import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { UpgradeWave } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { OwnerLink } from '../badges';
import {
  Notice,
  RelativeTime,
  SectionCard,
  Stack,
  StatusBadge,
  useUniqueId,
} from '../primitives';
import { progressOf, WAVE_TONES } from './waveState';
import { WaveActions } from './WaveActions';
import { WaveTenants } from './WaveTenants';

/** One upgrade of several tenants: how far it is, and what can be done with it. */
export function WaveCard(props: { wave: UpgradeWave; onChange: () => void }) {
  const t = useText();
  const id = useUniqueId('wave');
  const { wave, onChange } = props;
  const { state, reason, startedBy, startedAt, nextBatchAt, hidden } = wave;
  const isRunning = state === 'running' || state === 'cancelling';
  const [isOpen, setOpen] = useState(isRunning || state === 'stopped');
  const { ended, all } = progressOf(wave);
  const counts = { ended: String(ended), all: String(all) };
  return (
    <SectionCard title={t('waves.of', { count: all + hidden })}>
      <Stack>
        <Stack as="row">
          <StatusBadge tone={WAVE_TONES[state]}>
            {t(`waves.state.${state}`)}
          </StatusBadge>
          <span>
            {t('waves.by')} <OwnerLink owner={startedBy} />
          </span>
          <RelativeTime time={startedAt} />
          <WaveActions wave={wave} onChange={onChange} />
        </Stack>
        <LinearProgress
          variant="determinate"
          value={all === 0 ? 0 : (100 * ended) / all}
          aria-label={t('waves.progress', counts)}
        />
        <div aria-live="polite">{t('waves.progress', counts)}</div>
        {reason && <Notice tone="error">{reason}</Notice>}
        {nextBatchAt && (
          <div>
            {t('waves.nextBatch')} <RelativeTime time={nextBatchAt} />
          </div>
        )}
        {hidden > 0 && <div>{t('waves.hidden', { count: hidden })}</div>}
        <div>
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'waves.hideTenants' : 'waves.showTenants')}
          </Button>
        </div>
        {isOpen && (
          <div id={id}>
            <WaveTenants wave={wave} />
          </div>
        )}
      </Stack>
    </SectionCard>
  );
}
