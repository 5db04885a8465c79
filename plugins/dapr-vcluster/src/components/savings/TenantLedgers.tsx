import { TenantLedger } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { DataTable, KeyValue } from '../primitives';
import { numberText } from './amounts';
import { Amounts } from './SavedAmounts';

/** What was saved by tenant, also by those that are gone; a row expands to the hours that are in it. */
export function TenantLedgers({ tenants }: { tenants: TenantLedger[] }) {
  const t = useText();
  const [open, setOpen] = useState<string>();
  return (
    <DataTable<TenantLedger>
      caption={t('savings.tenants')}
      rows={tenants}
      rowKey={({ tenant }) => tenant}
      expansion={{
        open,
        onToggle: setOpen,
        name: ({ tenant }) => tenant,
        render: ({ hours }) => (
          <KeyValue
            facts={[
              {
                label: t('savings.formula'),
                value: t('savings.intervalFormula'),
              },
              ...(
                ['counted', 'backfilled', 'stopped', 'unknown', 'gap'] as const
              ).map(key => ({
                label: t(`savings.hoursOf.${key}`),
                value: numberText(Math.round(hours[key] * 10) / 10),
              })),
              { label: t('savings.source'), value: t('savings.inTab') },
            ]}
          />
        ),
      }}
      columns={[
        {
          id: 'tenant',
          header: t('savings.tenant'),
          names: true,
          render: ({ tenant }) => tenant,
        },
        {
          id: 'owner',
          header: t('savings.owner'),
          hideBelow: 'sm',
          render: ({ owner }) => owner ?? t('savings.unowned'),
        },
        {
          id: 'thisMonth',
          header: t('savings.thisMonth'),
          render: ({ thisMonth }) => <Amounts amounts={thisMonth} />,
        },
        {
          id: 'total',
          header: t('savings.soFar'),
          render: ({ total }) => <Amounts amounts={total} />,
        },
      ]}
    />
  );
}
