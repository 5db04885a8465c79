import { FleetSavings as Savings } from 'backstage-plugin-dapr-vcluster-common';
import { useFleetSavings, useText } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import { SectionCard, Stack, UnknownNotice } from '../primitives';
import { ComparisonView } from './ComparisonView';
import { ExportButtons } from './ExportButtons';
import { LedgerFacts } from './LedgerFacts';
import { Months } from './Months';
import { OwnerLedgers } from './OwnerLedgers';
import { TenantLedgers } from './TenantLedgers';

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
  return (
    <SectionCard title={t('savings.soFarTitle')} action={<ExportButtons />}>
      {ledger.state === 'unknown' ? (
        <UnknownNotice what={t('savings.soFar')} {...ledger} />
      ) : (
        <Stack>
          <LedgerFacts ledger={ledger.value} />
          <Months months={ledger.value.months} />
          <TenantLedgers tenants={ledger.value.tenants} />
          <OwnerLedgers owners={ledger.value.owners} />
        </Stack>
      )}
    </SectionCard>
  );
}
