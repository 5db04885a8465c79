import {
  TenantRef,
  TenantSavings,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useSavings, useText } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import { KeyValue, SectionCard, Stack, UnknownNotice } from '../primitives';
import { Alternatives } from './Alternatives';
import { moneyText, numberText } from './amounts';
import { Basis, BasisSelect } from './BasisSelect';
import { ComparisonView } from './ComparisonView';
import { ExportButtons } from './ExportButtons';
import { Intervals } from './Intervals';
import { LedgerFacts } from './LedgerFacts';
import { Months } from './Months';
import { Printable } from './PrintButton';

/** What a tenant costs, and what sharing saves for it. */
export function SavingsCard(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <Printable>
      <SectionCard title={t('savings.title')}>
        <LiveBoundary
          live={useSavings(props.tenantRef)}
          what={t('savings.what')}
          tenant={formatTenantRef(props.tenantRef)}
          skeletonLines={6}
        >
          {savings => <Parts savings={savings} tenantRef={props.tenantRef} />}
        </LiveBoundary>
      </SectionCard>
    </Printable>
  );
}

function Parts(props: { savings: TenantSavings; tenantRef: TenantRef }) {
  const t = useText();
  const [basis, setBasis] = useState<Basis>('requested');
  const { savings, tenantRef } = props;
  const { ledger, alternatives, openCost } = savings;
  const comparison = savings[basis];
  return (
    <Stack>
      <ExportButtons tenantRef={tenantRef} />
      {ledger.state === 'known' ? (
        <>
          <LedgerFacts ledger={ledger.value} />
          <Months months={ledger.value.months} />
          <Intervals tenantRef={tenantRef} />
        </>
      ) : (
        <UnknownNotice what={t('savings.soFar')} {...ledger} />
      )}
      <BasisSelect basis={basis} onChange={setBasis} />
      {comparison.state === 'known' ? (
        <ComparisonView
          comparison={comparison.value}
          facts={
            savings.share === undefined
              ? []
              : [
                  {
                    label: t('savings.share'),
                    value: (
                      <>
                        <div>{numberText(savings.share)}</div>
                        <div>
                          {t(`savings.dividedBy.${savings.allocation}`)}
                        </div>
                        {savings.note && <div>{savings.note}</div>}
                      </>
                    ),
                  },
                ]
          }
        />
      ) : (
        <UnknownNotice what={t('savings.costTitle')} {...comparison} />
      )}
      {alternatives && <Alternatives alternatives={alternatives} />}
      {openCost?.state === 'known' && (
        <KeyValue
          facts={[
            {
              label: t('savings.byOpenCost'),
              value: moneyText(openCost.value),
            },
          ]}
        />
      )}
      {openCost?.state === 'unknown' && (
        <UnknownNotice what={t('savings.byOpenCost')} {...openCost} />
      )}
    </Stack>
  );
}
