import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { useSharedText } from '../../hooks';
import { SEVERITY_TONES } from '../badges';
import { StatusText } from '../primitives';
import { worstSeverity } from './severity';

/** Number of findings, in the tone of the highest severity. */
export function FindingCount({ findings }: { findings: Finding[] }) {
  const t = useSharedText();
  const worst = worstSeverity(findings);
  if (!worst) {
    return <>{t('common.none')}</>;
  }
  return (
    <StatusText tone={SEVERITY_TONES[worst]}>
      {t('findings.count', { count: findings.length })}
    </StatusText>
  );
}
