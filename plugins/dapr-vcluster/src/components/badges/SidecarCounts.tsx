import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { useSharedText } from '../../hooks';
import { StatusText, Tone } from '../primitives';

type Shown = Pick<TenantSummary, 'counts' | 'quotaFull' | 'phase'>;

/** Number of ready sidecars, of apps without a sidecar, and of pods that did not reach the host. */
export function SidecarCounts({ tenant }: { tenant: Shown }) {
  const t = useSharedText();
  const { sidecars, sidecarsReady, notInjected = 0 } = tenant.counts;
  if (sidecars === undefined || sidecarsReady === undefined) {
    return <StatusText tone="unknown">{t('common.unknown')}</StatusText>;
  }
  const { notOnHost, requested } = tenant.counts;
  const arrival = arrivalText(tenant, t);
  if (sidecars === 0 && notInjected === 0 && requested === 0) {
    return <>{t('common.none')}</>;
  }
  return (
    <StatusText tone={toneOf(tenant)}>
      {t(`vclusterCard.${notOnHost === undefined ? 'readyOnHost' : 'ready'}`, {
        ready: String(sidecarsReady),
        total: String(sidecars),
      })}
      {notInjected > 0 && (
        <div>{t('vclusterCard.notInjected', { count: notInjected })}</div>
      )}
      {arrival && <div>{arrival}</div>}
      {tenant.quotaFull && (
        <div>
          {t('vclusterCard.quotaFull', {
            resources: tenant.quotaFull.join(', '),
          })}
        </div>
      )}
    </StatusText>
  );
}

/** Pods that did not reach the host; that they are not known is said of vclusters that can have some. */
function arrivalText(
  { counts: { notOnHost }, phase }: Shown,
  t: ReturnType<typeof useSharedText>,
): string | undefined {
  if (notOnHost === undefined) {
    return phase === 'ready' ? t('vclusterCard.notOnHostUnknown') : undefined;
  }
  return notOnHost > 0
    ? t('vclusterCard.notOnHost', { count: notOnHost })
    : undefined;
}

function toneOf({ counts, quotaFull }: Shown): Tone {
  const { sidecars = 0, sidecarsReady = 0 } = counts;
  const { notInjected = 0, notOnHost = 0 } = counts;
  if (notInjected > 0 || notOnHost > 0) {
    return 'error';
  }
  return sidecarsReady < sidecars || quotaFull ? 'warning' : 'ok';
}
