import { Comparison, Figure } from 'backstage-plugin-dapr-vcluster-common';
import { sourcesOf } from 'backstage-plugin-dapr-vcluster-common/savings';
import { useState } from 'react';
import { useText } from '../../hooks';
import {
  DataTable,
  DetailPart,
  Fact,
  KeyValue,
  Notice,
  Stack,
} from '../primitives';
import { Drivers } from './Drivers';
import { FigureDetail } from './FigureDetail';
import { PerMonth } from './PerMonth';
import { usePrinting } from './PrintButton';
import { ScenarioChart } from './ScenarioChart';

const FIGURES = [
  's0',
  's1',
  's2',
  's3',
  'saved',
  'savedByVclusters',
  'savedBySharing',
  'isolation',
  'paidInEvery',
] as const;

type Row = { key: (typeof FIGURES)[number]; figure: Figure };

/** The four scenarios as bars and as a table whose rows expand down to inputs and their sources. */
export function ComparisonView(props: {
  comparison: Comparison;
  facts?: Fact[];
}) {
  const t = useText();
  const printing = usePrinting();
  const [open, setOpen] = useState<string>();
  const { comparison, facts = [] } = props;
  const rows: Row[] = FIGURES.map(key => ({ key, figure: comparison[key] }));
  const { perMonth } = comparison.saved;
  const savesNothing = perMonth.state === 'known' && perMonth.value.amount <= 0;
  const restsOnDefaults = rows.some(({ figure }) =>
    sourcesOf(figure).includes('default'),
  );
  return (
    <Stack>
      {comparison.tenants === 0 && (
        <Notice tone="quiet">{t('savings.noTenants')}</Notice>
      )}
      {savesNothing && comparison.tenants > 0 && (
        <Notice tone="warning">{t('savings.nothingSaved')}</Notice>
      )}
      <Drivers figure={comparison.saved} />
      <ScenarioChart comparison={comparison} />
      <DataTable<Row>
        caption={t('savings.costTitle')}
        rows={rows}
        rowKey={({ key }) => key}
        expansion={{
          open,
          onToggle: setOpen,
          name: ({ key }) => t(`savings.${key}`),
          render: ({ figure }) => <FigureDetail figure={figure} />,
        }}
        columns={[
          {
            id: 'scenario',
            header: t('savings.scenario'),
            names: true,
            render: ({ key }) => t(`savings.${key}`),
          },
          {
            id: 'perMonth',
            header: t('savings.perMonth'),
            numeric: true,
            render: ({ figure }) => <PerMonth perMonth={figure.perMonth} />,
          },
        ]}
      />
      <KeyValue
        facts={[
          ...facts,
          {
            label: t('savings.breakEven'),
            value: <BreakEven breakEven={comparison.breakEven} />,
          },
          {
            label: t('savings.pods'),
            value: (
              <>
                <div>
                  {t('savings.podsValue', {
                    s2: String(comparison.pods.s2),
                    s3: String(comparison.pods.s3),
                  })}
                </div>
                <div>{t('savings.podsFrom')}</div>
              </>
            ),
          },
        ]}
      />
      {restsOnDefaults && (
        <Notice tone="unknown">{t('savings.restsOnDefaults')}</Notice>
      )}
      {printing &&
        rows.map(({ key, figure }) => (
          <DetailPart key={key} title={t(`savings.${key}`)}>
            <FigureDetail figure={figure} />
          </DetailPart>
        ))}
    </Stack>
  );
}

function BreakEven({ breakEven }: Pick<Comparison, 'breakEven'>) {
  const t = useText();
  switch (breakEven.state) {
    case 'at':
      return (
        <>
          <div>
            {t('savings.breakEvenAt', { tenants: String(breakEven.tenants) })}
          </div>
          <div>{t('savings.breakEvenFrom')}</div>
        </>
      );
    case 'never':
      return <>{t('savings.breakEvenNever')}</>;
    default:
      return <>{breakEven.reason}</>;
  }
}
