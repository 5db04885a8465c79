import {
  Cost,
  Figure,
  FigureInput,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { DataTable, DetailPart, KeyValue, Stack } from '../primitives';
import { PerMonth } from './PerMonth';
import { numberText } from './amounts';

/** How a figure came about: its formula, its terms, and the inputs of each with their sources. */
export function FigureDetail({ figure }: { figure: Figure }) {
  const t = useText();
  const { name, formula, parts } = figure;
  return (
    <Stack>
      <KeyValue facts={[{ label: t('savings.formula'), value: formula }]} />
      <DataTable
        caption={t('savings.partsOf', { name })}
        rows={parts.map((part, index) => ({ ...part, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            id: 'term',
            header: t('savings.term'),
            names: true,
            render: ({ cost }) => (
              <>
                <div>{cost.name}</div>
                <div>{cost.formula}</div>
              </>
            ),
          },
          {
            id: 'times',
            header: t('savings.times'),
            numeric: true,
            render: ({ times }) => numberText(times),
          },
          {
            id: 'perMonth',
            header: t('savings.perMonth'),
            numeric: true,
            render: ({ cost }) => <PerMonth perMonth={cost.perMonth} />,
          },
        ]}
      />
      {parts.map(({ cost }, index) => (
        // The terms of a figure keep their order.
        <Inputs key={`${index} ${cost.name}`} cost={cost} />
      ))}
    </Stack>
  );
}

function Inputs({ cost: { name, inputs } }: { cost: Cost }) {
  const t = useText();
  return (
    <DetailPart title={t('savings.inputsOf', { name })}>
      <DataTable
        caption={t('savings.inputsOf', { name })}
        rows={inputs.map((input, index) => ({ ...input, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            id: 'input',
            header: t('savings.input'),
            names: true,
            render: input => input.name,
          },
          {
            id: 'value',
            header: t('savings.value'),
            numeric: true,
            render: ({ value, unit }) =>
              value === undefined
                ? t('savings.sources.unknown')
                : `${numberText(value)} ${unit}`,
          },
          {
            id: 'source',
            header: t('savings.source'),
            render: input => <Source input={input} />,
          },
        ]}
      />
    </DetailPart>
  );
}

function Source({ input: { source, detail } }: { input: FigureInput }) {
  const t = useText();
  const names = {
    measured: t('savings.sources.measured'),
    configured: t('savings.sources.configured'),
    opencost: t('savings.sources.openCost'),
    'chart-default': t('savings.sources.chartDefault'),
    default: t('savings.sources.default'),
  };
  return (
    <>
      <div>{source ? names[source] : t('savings.sources.unknown')}</div>
      <div>{detail}</div>
    </>
  );
}
