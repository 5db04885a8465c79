import { InfoCard } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useTenant, useText } from '../../hooks';
import { TAB_PATHS } from '../../routes';
import { LiveBoundary, TenantGate } from '../pageStates';
import { CardFacts } from './CardFacts';

/** Card on the overview page of an entity: state of the tenant, with links to its tabs. */
export function VclusterCard() {
  const t = useText();
  const entityPath = useRouteRef(entityRouteRef);
  const { entity } = useEntity();
  const base = entityPath(entityRouteParams(entity));
  return (
    <InfoCard
      title={t('vclusterCard.title')}
      deepLink={{
        title: t('vclusterCard.open'),
        link: `${base}${TAB_PATHS.vcluster}`,
      }}
    >
      <TenantGate>{ref => <CardBody tenantRef={ref} base={base} />}</TenantGate>
    </InfoCard>
  );
}

function CardBody(props: { tenantRef: TenantRef; base: string }) {
  const t = useText();
  return (
    <LiveBoundary
      live={useTenant(props.tenantRef)}
      what={t('tenantOverview.what')}
      tenant={formatTenantRef(props.tenantRef)}
      freshness={tenant => tenant.freshness}
    >
      {tenant => <CardFacts tenant={tenant} base={props.base} />}
    </LiveBoundary>
  );
}
