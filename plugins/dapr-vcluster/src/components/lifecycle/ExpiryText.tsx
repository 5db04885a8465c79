import { TenantExpiry } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { RelativeTime, StatusText, useTimeText } from '../primitives';

/** When a tenant expires, or since when it has, and what follows. */
export function ExpiryText({ expiry }: { expiry?: TenantExpiry }) {
  const t = useText();
  const { full } = useTimeText();
  const { expiresAt, keptBy, expiredSince, deletedFrom } = expiry ?? {};
  if (keptBy !== undefined) {
    return <>{t('lifecycle.kept', { user: keptBy })}</>;
  }
  if (expiresAt === undefined) {
    return <>{t('lifecycle.never')}</>;
  }
  return (
    <>
      <div>
        {full(expiresAt)} (<RelativeTime time={expiresAt} />)
      </div>
      {expiredSince !== undefined && (
        <StatusText tone="error">
          {t('lifecycle.expiredSince', { time: full(expiredSince) })}
        </StatusText>
      )}
      {deletedFrom !== undefined && (
        <div>{t('lifecycle.deletedFrom', { time: full(deletedFrom) })}</div>
      )}
    </>
  );
}
