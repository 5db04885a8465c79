import Button from '@material-ui/core/Button';
import { FleetSavings as Savings } from 'backstage-plugin-dapr-vcluster-common';
import { ledgerCsv } from 'backstage-plugin-dapr-vcluster-common/savings';
import { useFleetSavings, useText } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import {
  DataTable,
  saveText,
  SectionCard,
  Stack,
  UnknownNotice,
} from '../primitives';
import { ComparisonView } from './ComparisonView';
import { Amounts, LedgerFacts } from './LedgerFacts';

/** What sharing saves on all hosts, for those who may see whole hosts. */
export function FleetSavings() {
  const t = useText();
  return (
    <LiveBoundary
      live={useFleetSavings()}
      what={t('savings.what')}
      skeletonLines={6}
    >
      {savings => (
        <Stack>
          <LedgerCard ledger={savings.ledger} />
          {savings.hosts.map(({ host, requested }) => (
            <SectionCard
              key={host}
              title={
                requested.state === 'known'
                  ? t('savings.host', {
                      host,
                      tenants: String(requested.value.tenants),
                    })
                  : host
              }
            >
              {requested.state === 'known' ? (
                <ComparisonView comparison={requested.value} />
              ) : (
                <UnknownNotice what={t('savings.costTitle')} {...requested} />
              )}
            </SectionCard>
          ))}
        </Stack>
      )}
    </LiveBoundary>
  );
}

function LedgerCard({ ledger }: Pick<Savings, 'ledger'>) {
  const t = useText();
  if (ledger.state === 'unknown') {
    return <UnknownNotice what={t('savings.soFar')} {...ledger} />;
  }
  const { tenants, months } = ledger.value;
  return (
    <SectionCard
      title={t('savings.fleetTitle')}
      action={
        <Stack as="row">
          <Button
            onClick={() => saveText('savings.csv', ledgerCsv(tenants))}
            size="small"
          >
            {t('savings.downloadCsv')}
          </Button>
          <Button
            onClick={() =>
              saveText('savings.json', JSON.stringify(ledger.value, null, 2))
            }
            size="small"
          >
            {t('savings.downloadJson')}
          </Button>
        </Stack>
      }
    >
      <LedgerFacts ledger={ledger.value} />
      <DataTable
        caption={t('savings.months')}
        rows={[...months].reverse()}
        rowKey={({ month }) => month}
        columns={[
          {
            id: 'month',
            header: t('savings.month'),
            names: true,
            render: ({ month }) => month,
          },
          {
            id: 'saved',
            header: t('savings.saved'),
            render: ({ amounts }) => <Amounts amounts={amounts} />,
          },
        ]}
      />
      <DataTable
        caption={t('savings.tenants')}
        rows={tenants}
        rowKey={({ tenant }) => tenant}
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
    </SectionCard>
  );
}
