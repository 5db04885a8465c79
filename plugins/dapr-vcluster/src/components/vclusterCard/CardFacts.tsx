import { Link } from '@backstage/core-components';
import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useSharedText } from '../../hooks';
import { ValueText, PhaseBadge, SidecarCounts, VersionText } from '../badges';
import { FindingCount } from '../findings';
import { KeyValue, RelativeTime } from '../primitives';
import { HostOfEntity } from './HostOfEntity';
import { SavedSoFar } from './SavedSoFar';
import { LinkToTab } from './useTabLinks';

/** The facts of the card. */
export function CardFacts(props: { tenant: Tenant; linkTo: LinkToTab }) {
  const t = useSharedText();
  const { tenant, linkTo } = props;
  return (
    <KeyValue
      facts={[
        {
          label: t('vclusterCard.phase'),
          value: (
            <span aria-live="polite">
              <PhaseBadge phase={tenant.phase} />
              {tenant.reason && <div>{tenant.reason}</div>}
            </span>
          ),
        },
        {
          label: t('vclusterCard.host'),
          value: <HostOfEntity host={tenant.ref.host} />,
        },
        {
          label: t('vclusterCard.version'),
          value: <VersionText tenant={tenant} />,
        },
        ...lifecycleFacts(t, tenant),
        {
          label: t('vclusterCard.components'),
          value: (
            <Link to={linkTo('components')}>
              <ValueText value={tenant.counts.components} />
            </Link>
          ),
        },
        {
          label: t('vclusterCard.sidecars'),
          value: (
            <Link to={linkTo('sidecars')}>
              <SidecarCounts tenant={tenant} />
            </Link>
          ),
        },
        {
          label: t('vclusterCard.findings'),
          value: (
            <Link to={linkTo('vcluster')}>
              <FindingCount findings={tenant.findings} />
            </Link>
          ),
        },
        {
          label: t('vclusterCard.saved'),
          value: <SavedSoFar tenantRef={tenant.ref} to={linkTo('vcluster')} />,
        },
      ]}
    />
  );
}

/** Only of tenants that expire or sleep. */
function lifecycleFacts(
  t: ReturnType<typeof useSharedText>,
  { expiry, schedule }: Tenant,
) {
  const isKept = expiry?.keptBy !== undefined;
  return [
    ...(expiry?.expiresAt !== undefined && !isKept
      ? [
          {
            label: t(
              expiry.expiredSince === undefined
                ? 'vclusterCard.expires'
                : 'vclusterCard.expired',
            ),
            value: <RelativeTime time={expiry.expiresAt} />,
          },
        ]
      : []),
    ...(schedule
      ? [
          {
            label: t('vclusterCard.sleeps'),
            value: `${schedule.sleep} (${schedule.zone})`,
          },
        ]
      : []),
  ];
}
