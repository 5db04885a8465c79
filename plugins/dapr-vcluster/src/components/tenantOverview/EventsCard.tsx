import Typography from '@material-ui/core/Typography';
import {
  TenantEventList,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useTenantEvents, useText } from '../../hooks';
import { SectionCard, UnknownNotice } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { EventTable } from './EventTable';

/** Recent events of the tenant's objects, in the vcluster and on the host. */
export function EventsCard(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <SectionCard title={t('tenantOverview.events.title')}>
      <LiveBoundary
        live={useTenantEvents(props.tenantRef)}
        what={t('tenantOverview.events.what')}
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
          what={t('tenantOverview.events.virtualUnknown')}
          reason={virtual.reason}
          since={virtual.since}
        />
      )}
      {items.length > 0 ? (
        <EventTable events={items} />
      ) : (
        virtual.state === 'known' && (
          <Typography variant="body2">
            {t('tenantOverview.events.empty')}
          </Typography>
        )
      )}
    </>
  );
}
