import { TenantList } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Notice } from '../primitives';

/** Names the hosts whose tenants may be missing from the list. The host cards show the reason. */
export function FleetNotices({ list }: { list: TenantList }) {
  const t = useText();
  const doubtful = list.freshness
    .filter(host => host.stale || host.unknown.length > 0)
    .map(host => host.host);
  if (doubtful.length === 0) {
    return null;
  }
  return (
    <Notice tone="unknown">
      {t('fleet.incomplete', { hosts: doubtful.join(', ') })}
    </Notice>
  );
}
