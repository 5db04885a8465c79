import { TenantLedger } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { OwnerLink } from '../badges';
import { DataTable, DetailPart, KeyValue } from '../primitives';
import { numberText } from './amounts';
import { Amounts, StackedAmounts } from './SavedAmounts';

/** What was saved by tenant, also by those that are gone; a row expands to the hours that are in it. */
export function TenantLedgers({ tenants }: { tenants: TenantLedger[] }) {
  const t = useText();
  const [open, setOpen] = useState<string>();
  return (
    <DetailPart title={t('savings.tenants')}>
      <DataTable<TenantLedger>
        caption={t('savings.tenants')}
        rows={tenants}
        rowKey={({ tenant }) => tenant}
        expansion={{
          open,
          onToggle: setOpen,
          name: ({ tenant }) => tenant,
          render: ({ hours, owner, total }) => (
            <KeyValue
              facts={[
                {
                  label: t('savings.owner'),
                  value: <OwnerLink owner={owner} />,
                },
                {
                  label: t('savings.soFar'),
                  value: <Amounts amounts={total} />,
                },
                {
                  label: t('savings.formula'),
                  value: t('savings.intervalFormula'),
                },
                ...(
                  [
                    'counted',
                    'backfilled',
                    'stopped',
                    'unknown',
                    'gap',
                  ] as const
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
            render: ({ owner }) => <OwnerLink owner={owner} />,
          },
          {
            id: 'thisMonth',
            header: t('savings.thisMonth'),
            numeric: true,
            render: ({ thisMonth }) => <StackedAmounts amounts={thisMonth} />,
          },
          {
            id: 'total',
            header: t('savings.soFar'),
            numeric: true,
            hideBelow: 'sm',
            render: ({ total }) => <StackedAmounts amounts={total} />,
          },
        ]}
      />
    </DetailPart>
  );
}
