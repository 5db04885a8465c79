import Typography from '@material-ui/core/Typography';
import {
  TenantEventList,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useTenantEvents, useText } from '../../hooks';
import { SectionCard, UnknownNotice } from '../primitives';
import { LiveBoundary } from '../states';
import { EventTable } from './EventTable';

/** What happened to the tenant's objects lately, on both sides. */
export function EventsCard(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <SectionCard title={t('tenant.events.title')}>
      <LiveBoundary
        live={useTenantEvents(props.tenantRef)}
        what={t('tenant.events.what')}
        tenant={formatTenantRef(props.tenantRef)}
        freshness={events => events.freshness}
        skeletonLines={3}
      >
        {events => <Events events={events} />}
      </LiveBoundary>
    </SectionCard>
  );
}

function Events({ events }: { events: TenantEventList }) {
  const t = useText();
  const { virtual, items } = events;
  return (
    <>
      {virtual.state === 'unknown' && (
        <UnknownNotice
          what={t('tenant.events.virtualUnknown')}
          reason={virtual.reason}
          since={virtual.since}
        />
      )}
      {items.length > 0 ? (
        <EventTable events={items} />
      ) : (
        virtual.state === 'known' && (
          <Typography variant="body2">{t('tenant.events.empty')}</Typography>
        )
      )}
    </>
  );
}
