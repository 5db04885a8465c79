import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { StatusText, Tone } from '../primitives';

type Counts = TenantSummary['counts'];

/** Number of ready sidecars, and number of apps without a sidecar. */
export function SidecarCounts({ counts }: { counts: Counts }) {
  const t = useText();
  const { sidecars, sidecarsReady, notInjected } = counts;
  if (sidecars === undefined || sidecarsReady === undefined) {
    return <StatusText tone="unknown">{t('common.unknown')}</StatusText>;
  }
  if (sidecars === 0 && !notInjected) {
    return <>{t('common.none')}</>;
  }
  return (
    <StatusText tone={toneOf(sidecars, sidecarsReady, notInjected)}>
      {t('vclusterCard.ready', {
        ready: String(sidecarsReady),
        total: String(sidecars),
      })}
      {notInjected !== undefined && notInjected > 0 && (
        <div>{t('vclusterCard.notInjected', { count: notInjected })}</div>
      )}
    </StatusText>
  );
}

function toneOf(all: number, ready: number, notInjected = 0): Tone {
  if (notInjected > 0) {
    return 'error';
  }
  return ready < all ? 'warning' : 'ok';
}
