import { SavingsAlternative } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useOptions, useText } from '../../hooks';
import { DataTable } from '../primitives';
import { FigureDetail } from './FigureDetail';
import { PerMonth } from './PerMonth';

const keyOf = ({ change, preset = '' }: SavingsAlternative) =>
  `${change} ${preset}`;

/** What pausing or resuming, or another preset, would cost; a row expands down to the inputs. */
export function Alternatives(props: { alternatives: SavingsAlternative[] }) {
  const t = useText();
  const { data: options } = useOptions();
  const [open, setOpen] = useState<string>();
  const nameOf = ({ change, preset }: SavingsAlternative) => {
    const title =
      options?.presets.find(each => each.name === preset)?.title ?? preset;
    return change === 'preset'
      ? t('savings.instead.preset', { preset: title ?? '' })
      : t(`savings.instead.${change}`);
  };
  return (
    <DataTable<SavingsAlternative>
      caption={t('savings.alternatives')}
      rows={props.alternatives}
      rowKey={keyOf}
      expansion={{
        open,
        onToggle: setOpen,
        name: nameOf,
        render: ({ difference }) => <FigureDetail figure={difference} />,
      }}
      columns={[
        {
          id: 'change',
          header: t('savings.alternatives'),
          names: true,
          render: nameOf,
        },
        {
          id: 'difference',
          header: t('savings.difference'),
          numeric: true,
          render: ({ difference }) => (
            <PerMonth signed perMonth={difference.perMonth} />
          ),
        },
        {
          id: 'cost',
          header: t('savings.costThen'),
          numeric: true,
          hideBelow: 'sm',
          render: ({ cost }) => <PerMonth perMonth={cost.perMonth} />,
        },
      ]}
    />
  );
}
