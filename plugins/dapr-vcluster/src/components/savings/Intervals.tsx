import Button from '@material-ui/core/Button';
import {
  SavingsInterval,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useSavingsLedger, useText } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import { DataTable, KeyValue, Stack, useTimeText } from '../primitives';
import { moneyText, numberText } from './amounts';

/** How the ledger has come to its sums: formula, intervals, and the rates of each. Read only when asked for. */
export function Intervals({ tenantRef }: { tenantRef: TenantRef }) {
  const t = useText();
  const [shown, setShown] = useState(false);
  return (
    <Stack>
      <div>
        <Button
          size="small"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'savings.hideIntervals' : 'savings.showIntervals')}
        </Button>
      </div>
      {shown && <Loaded tenantRef={tenantRef} />}
    </Stack>
  );
}

function Loaded({ tenantRef }: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <LiveBoundary
      live={useSavingsLedger(tenantRef)}
      what={t('savings.intervals')}
      tenant={formatTenantRef(tenantRef)}
      skeletonLines={4}
    >
      {({ intervals, older }) => (
        <Stack>
          <KeyValue
            facts={[
              {
                label: t('savings.formula'),
                value: t('savings.intervalFormula'),
              },
              { label: t('savings.source'), value: t('savings.ratesOf') },
            ]}
          />
          <Table intervals={intervals} />
          {older && <div>{t('savings.older')}</div>}
        </Stack>
      )}
    </LiveBoundary>
  );
}

function Table({ intervals }: { intervals: SavingsInterval[] }) {
  const t = useText();
  const { clock } = useTimeText();
  const [open, setOpen] = useState<string>();
  const money = (amount: number | undefined, currency: string) =>
    amount === undefined
      ? t('savings.sources.unknown')
      : moneyText({ amount, currency });
  return (
    <DataTable<SavingsInterval>
      caption={t('savings.intervals')}
      rows={intervals}
      rowKey={({ from }) => from}
      expansion={{
        open,
        onToggle: setOpen,
        name: ({ from }) => clock(from),
        render: each => <Detail interval={each} />,
      }}
      columns={[
        {
          id: 'from',
          header: t('savings.from'),
          names: true,
          render: ({ from, backfilled }) => (
            <>
              <div>{clock(from)}</div>
              {backfilled && <div>{t('savings.isBackfilled')}</div>}
            </>
          ),
        },
        {
          id: 'cause',
          header: t('savings.cause'),
          hideBelow: 'sm',
          render: ({ cause, state }) =>
            `${t(`savings.causes.${cause}`)}, ${t(`savings.states.${state}`)}`,
        },
        {
          id: 'hours',
          header: t('savings.hours'),
          numeric: true,
          render: ({ hours }) => numberText(Math.round(hours * 100) / 100),
        },
        {
          id: 'saved',
          header: t('savings.saved'),
          numeric: true,
          render: ({ saved, currency }) => money(saved, currency),
        },
        {
          id: 'bySharing',
          header: t('savings.bySharing'),
          numeric: true,
          hideBelow: 'sm',
          render: ({ bySharing, currency }) => money(bySharing, currency),
        },
      ]}
    />
  );
}

function Detail({ interval }: { interval: SavingsInterval }) {
  const t = useText();
  const { perHour, borne, hours, currency } = interval;
  const rate = (amount: number | undefined) =>
    amount === undefined
      ? t('savings.sources.unknown')
      : `${numberText(amount)} ${currency}`;
  return (
    <KeyValue
      facts={[
        { label: t('savings.hours'), value: numberText(hours) },
        { label: t('savings.rates.separate'), value: rate(perHour?.separate) },
        { label: t('savings.rates.vcluster'), value: rate(perHour?.vcluster) },
        {
          label: t('savings.rates.dedicated'),
          value: rate(perHour?.dedicated),
        },
        { label: t('savings.rates.cluster'), value: rate(borne?.cluster) },
        { label: t('savings.rates.planes'), value: rate(borne?.planes) },
        { label: t('savings.saved'), value: rate(interval.saved) },
        { label: t('savings.bySharing'), value: rate(interval.bySharing) },
        {
          label: t('savings.preset'),
          value: interval.preset ?? t('common.none'),
        },
        {
          label: t('savings.owner'),
          value: interval.owner ?? t('savings.unowned'),
        },
      ]}
    />
  );
}
