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
import { SavedSoFar } from './SavedSoFar';

/** The facts of the card. */
export function CardFacts(props: { tenant: Tenant; base: string }) {
  const t = useText();
  const { tenant, base } = props;
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
          value: <HostLink host={tenant.ref.host} />,
        },
        {
          label: t('vclusterCard.version'),
          value: <VersionText tenant={tenant} />,
        },
        {
          label: t('vclusterCard.components'),
          value: (
            <Link to={`${base}${TAB_PATHS.components}`}>
              <ValueText value={tenant.counts.components} />
            </Link>
          ),
        },
        {
          label: t('vclusterCard.sidecars'),
          value: (
            <Link to={`${base}${TAB_PATHS.sidecars}`}>
              <SidecarCounts tenant={tenant} />
            </Link>
          ),
        },
        {
          label: t('vclusterCard.findings'),
          value: (
            <Link to={`${base}${TAB_PATHS.vcluster}`}>
              <FindingCount findings={tenant.findings} />
            </Link>
          ),
        },
        {
          label: t('vclusterCard.saved'),
          value: (
            <SavedSoFar
              tenantRef={tenant.ref}
              to={`${base}${TAB_PATHS.vcluster}`}
            />
          ),
        },
      ]}
    />
  );
}
