import {
  TenantRef,
  TenantSavings,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useSavings, useText } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import { SectionCard, SelectField, Stack, UnknownNotice } from '../primitives';
import { numberText } from './amounts';
import { ComparisonView } from './ComparisonView';
import { LedgerFacts } from './LedgerFacts';

/** What a tenant costs, and what sharing saves for it. */
export function SavingsCard(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <SectionCard title={t('savings.title')}>
      <LiveBoundary
        live={useSavings(props.tenantRef)}
        what={t('savings.what')}
        tenant={formatTenantRef(props.tenantRef)}
        skeletonLines={6}
      >
        {savings => <Parts savings={savings} />}
      </LiveBoundary>
    </SectionCard>
  );
}

function Parts({ savings }: { savings: TenantSavings }) {
  const t = useText();
  const [basis, setBasis] = useState<'requested' | 'used'>('requested');
  const { ledger, share, note } = savings;
  const comparison = savings[basis];
  return (
    <Stack>
      {ledger.state === 'known' ? (
        <LedgerFacts ledger={ledger.value} />
      ) : (
        <UnknownNotice what={t('savings.soFar')} {...ledger} />
      )}
      <SelectField
        label={t('savings.basis')}
        value={basis}
        options={[
          { value: 'requested', label: t('savings.requested') },
          { value: 'used', label: t('savings.used') },
        ]}
        onChange={value => setBasis(value === 'used' ? 'used' : 'requested')}
      />
      {comparison.state === 'known' ? (
        <ComparisonView
          comparison={comparison.value}
          facts={
            share === undefined
              ? []
              : [
                  {
                    label: t('savings.share'),
                    value: `${numberText(share)} (${savings.allocation}) ${
                      note ?? ''
                    }`,
                  },
                ]
          }
        />
      ) : (
        <UnknownNotice what={t('savings.costTitle')} {...comparison} />
      )}
    </Stack>
  );
}
