import {
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useSharedText, useTenant } from '../../hooks';
import { LiveBoundary, TenantGate } from '../pageStates';
import { CardFacts } from './CardFacts';
import { LinkToTab } from './useTabLinks';

/** State of the tenant of the entity, with links to its tabs. */
export function CardBody(props: { linkTo: LinkToTab }) {
  return (
    <TenantGate>
      {ref => <TenantFacts tenantRef={ref} linkTo={props.linkTo} />}
    </TenantGate>
  );
}

function TenantFacts(props: { tenantRef: TenantRef; linkTo: LinkToTab }) {
  const t = useSharedText();
  return (
    <LiveBoundary
      live={useTenant(props.tenantRef)}
      what={t('vclusterCard.what')}
      tenant={formatTenantRef(props.tenantRef)}
      freshness={tenant => tenant.freshness}
    >
      {tenant => <CardFacts tenant={tenant} linkTo={props.linkTo} />}
    </LiveBoundary>
  );
}
