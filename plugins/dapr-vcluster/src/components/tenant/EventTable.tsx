import Button from '@material-ui/core/Button';
import { TenantEvent } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { Text, useText } from '../../hooks';
import { Column, DataTable, RelativeTime, StatusText } from '../primitives';

const FIRST = 10;

/** Events, newest first; the first ten until asked for all. */
export function EventTable(props: { events: TenantEvent[] }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const shown = all ? props.events : props.events.slice(0, FIRST);
  return (
    <>
      <DataTable
        bleed
        caption={t('tenant.events.title')}
        columns={columnsOf(t)}
        rows={shown}
        rowKey={eventKey}
      />
      {shown.length < props.events.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('tenant.events.showAll', {
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
      header: t('tenant.events.type'),
      render: event => (
        <StatusText tone={event.type === 'Warning' ? 'warning' : 'ok'}>
          {event.reason}
        </StatusText>
      ),
      names: true,
    },
    {
      id: 'object',
      header: t('tenant.events.object'),
      render: ({ object }) => `${object.kind} ${object.name}`,
      hideBelow: 'sm',
    },
    {
      id: 'message',
      header: t('tenant.events.message'),
      render: event => event.message,
    },
    {
      id: 'side',
      header: t('tenant.events.side'),
      render: event => t(`tenant.events.${event.side}`),
      hideBelow: 'md',
    },
    {
      id: 'when',
      header: t('tenant.events.when'),
      render: event => (
        <>
          {event.lastSeen ? (
            <RelativeTime time={event.lastSeen} />
          ) : (
            t('common.unknown')
          )}
          {event.count > 1 && (
            <div>{t('tenant.events.count', { count: event.count })}</div>
          )}
        </>
      ),
    },
  ];
}
