import {
  Comparison,
  FleetSavings as Savings,
  Known,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useFleetSavings, useText } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import { SectionCard, Stack, UnknownNotice } from '../primitives';
import { Basis, BasisSelect } from './BasisSelect';
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
      {savings => <Parts savings={savings} />}
    </LiveBoundary>
  );
}

function Parts({ savings }: { savings: Savings }) {
  const [basis, setBasis] = useState<Basis>('requested');
  return (
    <Stack>
      <LedgerCard {...savings} />
      {savings.hosts.length > 0 && (
        <BasisSelect basis={basis} onChange={setBasis} />
      )}
      {savings.hosts.map(({ host, [basis]: comparison }) => (
        <HostCard key={host} host={host} comparison={comparison} />
      ))}
    </Stack>
  );
}

function HostCard(props: { host: string; comparison: Known<Comparison> }) {
  const t = useText();
  const { host, comparison } = props;
  if (comparison.state === 'unknown') {
    return (
      <SectionCard title={host}>
        <UnknownNotice what={t('savings.costTitle')} {...comparison} />
      </SectionCard>
    );
  }
  const tenants = String(comparison.value.tenants);
  return (
    <SectionCard title={t('savings.host', { host, tenants })}>
      <ComparisonView comparison={comparison.value} />
    </SectionCard>
  );
}

function LedgerCard({ ledger, saved }: Pick<Savings, 'ledger' | 'saved'>) {
  const t = useText();
  return (
    <SectionCard title={t('savings.soFarTitle')}>
      <Stack>
        <ExportButtons />
        {ledger.state === 'unknown' ? (
          <UnknownNotice what={t('savings.soFar')} {...ledger} />
        ) : (
          <>
            <LedgerFacts ledger={ledger.value} saved={saved} />
            <Months months={ledger.value.months} />
            <TenantLedgers tenants={ledger.value.tenants} />
            <OwnerLedgers owners={ledger.value.owners} />
          </>
        )}
      </Stack>
    </SectionCard>
  );
}
