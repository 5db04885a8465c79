import { Link } from '@backstage/core-components';
import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { TAB_PATHS } from '../../routes';
import {
  HostLink,
  ValueText,
  PhaseBadge,
  SidecarCounts,
  VersionText,
} from '../badges';
import { FindingCount } from '../findings';
import { KeyValue } from '../primitives';

/** Six facts about a tenant. */
export function CardFacts(props: { tenant: Tenant; base: string }) {
  const t = useText();
  const { tenant, base } = props;
  return (
    <KeyValue
      facts={[
        {
          label: t('card.phase'),
          value: (
            <span aria-live="polite">
              <PhaseBadge phase={tenant.phase} />
              {tenant.reason && <div>{tenant.reason}</div>}
            </span>
          ),
        },
        {
          label: t('card.host'),
          value: <HostLink host={tenant.ref.host} />,
        },
        {
          label: t('card.version'),
          value: <VersionText tenant={tenant} />,
        },
        {
          label: t('card.components'),
          value: (
            <Link to={`${base}${TAB_PATHS.components}`}>
              <ValueText value={tenant.counts.components} />
            </Link>
          ),
        },
        {
          label: t('card.sidecars'),
          value: (
            <Link to={`${base}${TAB_PATHS.sidecars}`}>
              <SidecarCounts counts={tenant.counts} />
            </Link>
          ),
        },
        {
          label: t('card.findings'),
          value: (
            <Link to={`${base}${TAB_PATHS.vcluster}`}>
              <FindingCount findings={tenant.findings} />
            </Link>
          ),
        },
      ]}
    />
  );
}
