import { Money, SavingsLedger } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Fact, KeyValue, useTimeText } from '../primitives';
import { amountsOfThisMonth, moneyText, numberText } from './amounts';
import { Amounts } from './SavedAmounts';

/** What the ledger has counted, and what it has not; with `saved`, also what a month as of now would save. */
export function LedgerFacts(props: {
  ledger: SavingsLedger;
  saved?: readonly Money[];
}) {
  const t = useText();
  const { ledger, saved = [] } = props;
  const { clock } = useTimeText();
  const { hours, countedUntil, total, clockBehind = [] } = ledger;
  const remark = (key: 'backfilled' | 'unknownHours' | 'gap', count: number) =>
    count >= 0.5 && (
      <div>{t(`savings.${key}`, { hours: numberText(Math.round(count)) })}</div>
    );
  const facts: Fact[] = [
    {
      label: t('savings.thisMonth'),
      value: <Amounts amounts={amountsOfThisMonth(ledger)} />,
    },
    { label: t('savings.soFar'), value: <Amounts amounts={total} /> },
    ...(saved.length > 0
      ? [
          {
            label: t('savings.atPresent'),
            value: saved.map(money => (
              <div key={money.currency}>{moneyText(money)}</div>
            )),
          },
        ]
      : []),
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
          {clockBehind.map(({ host, until }) => (
            <div key={host}>
              {t('savings.clockBehind', { host, until: clock(until) })}
            </div>
          ))}
        </>
      ),
    },
  ];
  return <KeyValue facts={facts} />;
}
