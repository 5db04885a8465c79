import { SavingsLedger } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Fact, KeyValue, useTimeText } from '../primitives';
import { numberText } from './amounts';
import { Amounts } from './SavedAmounts';

/** What the ledger has counted, and what it has not. */
export function LedgerFacts({ ledger }: { ledger: SavingsLedger }) {
  const t = useText();
  const { clock } = useTimeText();
  const { hours, countedUntil, months, total } = ledger;
  const current = months[months.length - 1];
  const remark = (key: 'backfilled' | 'unknownHours' | 'gap', count: number) =>
    count >= 0.5 && (
      <div>{t(`savings.${key}`, { hours: numberText(Math.round(count)) })}</div>
    );
  const facts: Fact[] = [
    { label: t('savings.soFar'), value: <Amounts amounts={total} /> },
    {
      label: t('savings.thisMonth'),
      value: <Amounts amounts={current?.amounts ?? []} />,
    },
    {
      label: t('savings.counted'),
      value: (
        <>
          <div>
            {t('savings.countedValue', {
              hours: numberText(Math.round(hours.counted)),
              until: clock(countedUntil),
            })}
          </div>
          {remark('backfilled', hours.backfilled)}
          {remark('unknownHours', hours.unknown)}
          {remark('gap', hours.gap)}
        </>
      ),
    },
  ];
  return <KeyValue facts={facts} />;
}
