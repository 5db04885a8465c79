import { PlacedObject } from 'backstage-plugin-dapr-vcluster-common';
import { Text } from '../../hooks';
import { DECLARED_TONES, SYNCED_TONES } from '../badges';
import { FindingCount } from '../findings';
import { Column, ShownBelow, StatusText } from '../primitives';
import { SyncSaidLine } from './SyncSaidText';

/** Columns "Declared" and "On the host". */
export function comparisonColumns<T extends PlacedObject>(
  t: Text,
): Column<T>[] {
  return [
    {
      id: 'declared',
      header: t('comparison.declared'),
      render: ({ declared }) => (
        <StatusText tone={DECLARED_TONES[declared]}>
          {t(`status.declared.${declared}`)}
        </StatusText>
      ),
      hideBelow: 'md',
    },
    {
      id: 'synced',
      header: t('comparison.synced'),
      render: ({ synced, sync }) => (
        <>
          <StatusText tone={SYNCED_TONES[synced]}>
            {t(`status.synced.${synced}`)}
          </StatusText>
          <SyncSaidLine sync={sync} />
        </>
      ),
    },
  ];
}

/** The findings of an object, where the column "Findings" is hidden; nothing if there are none. */
export function FindingsBelow({ findings }: Pick<PlacedObject, 'findings'>) {
  return findings.length > 0 ? (
    <ShownBelow size="md">
      <FindingCount findings={findings} />
    </ShownBelow>
  ) : null;
}

/** Column "Findings". */
export function findingsColumn<T extends PlacedObject>(t: Text): Column<T> {
  return {
    id: 'findings',
    header: t('comparison.findings'),
    render: ({ findings }) => <FindingCount findings={findings} />,
    hideBelow: 'md',
  };
}
