import Button from '@material-ui/core/Button';
import { TenantEvent } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { Text, useText } from '../../hooks';
import {
  Column,
  DataTable,
  RelativeTime,
  ShownBelow,
  StatusText,
} from '../primitives';

const FIRST = 10;

/** The newest ten events, with a button to show all. */
export function EventTable(props: { events: TenantEvent[] }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const shown = all ? props.events : props.events.slice(0, FIRST);
  return (
    <>
      <DataTable
        bleed
        caption={t('tenantOverview.events.title')}
        columns={columnsOf(t)}
        rows={shown}
        rowKey={eventKey}
      />
      {shown.length < props.events.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('tenantOverview.events.showAll', {
            number: String(props.events.length),
          })}
        </Button>
      )}
    </>
  );
}

function eventKey({ side, object, reason, lastSeen, message }: TenantEvent) {
  return [
    side,
    object.kind,
    object.namespace,
    object.name,
    reason,
    lastSeen,
    message,
  ].join(' ');
}

function columnsOf(t: Text): Column<TenantEvent>[] {
  return [
    {
      id: 'type',
      header: t('tenantOverview.events.type'),
      render: event => (
        <>
          <StatusText
            tone={
              event.type === 'Warning' && !event.transient ? 'warning' : 'ok'
            }
          >
            {event.reason}
          </StatusText>
          <ShownBelow size="sm">
            <When event={event} />
          </ShownBelow>
        </>
      ),
      names: true,
    },
    {
      id: 'object',
      header: t('tenantOverview.events.object'),
      render: ({ object }) => `${object.kind} ${object.name}`,
      hideBelow: 'sm',
    },
    {
      id: 'message',
      header: t('tenantOverview.events.message'),
      render: event => event.message,
    },
    {
      id: 'side',
      header: t('tenantOverview.events.side'),
      render: event => t(`tenantOverview.events.${event.side}`),
      hideBelow: 'md',
    },
    {
      id: 'when',
      header: t('tenantOverview.events.when'),
      render: event => <When event={event} />,
      hideBelow: 'sm',
    },
  ];
}

function When({ event }: { event: TenantEvent }) {
  const t = useText();
  return (
    <>
      {event.lastSeen ? (
        <RelativeTime time={event.lastSeen} />
      ) : (
        t('common.unknown')
      )}
      {event.count > 1 && (
        <div>{t('tenantOverview.events.count', { count: event.count })}</div>
      )}
    </>
  );
}
