import { TenantPhase } from 'backstage-plugin-dapr-vcluster-common';
import { useSharedText } from '../../hooks';
import { StatusBadge } from '../primitives';
import { PHASE_TONES } from './tones';

/** A tenant's phase. */
export function PhaseBadge(props: { phase: TenantPhase }) {
  const t = useSharedText();
  return (
    <StatusBadge tone={PHASE_TONES[props.phase]}>
      {t(`status.phase.${props.phase}`)}
    </StatusBadge>
  );
}
