import Typography from '@material-ui/core/Typography';
import { QuotaLine, Usage } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import {
  Column,
  DataTable,
  Meter,
  Tone,
  UnknownNotice,
  bytesText,
  coresText,
} from '../primitives';

/** Resources of the tenant's quotas, those nearest to their limit first. */
export function QuotaTable({ quota }: Pick<Usage, 'quota'>) {
  const t = useText();
  if (quota.state === 'unknown') {
    const { reason, since } = quota;
    return (
      <UnknownNotice what={t('usage.quota')} reason={reason} since={since} />
    );
  }
  if (quota.value.length === 0) {
    return <Typography variant="body2">{t('usage.noQuota')}</Typography>;
  }
  return (
    <DataTable
      bleed
      caption={t('usage.quota')}
      columns={columnsOf(t)}
      rows={[...quota.value].sort((a, b) => shareOf(b) - shareOf(a))}
      rowKey={line => `${line.namespace} ${line.quota} ${line.resource}`}
    />
  );
}

function columnsOf(t: Text): Column<QuotaLine>[] {
  return [
    {
      id: 'resource',
      header: t('usage.resource'),
      render: line => line.resource,
      names: true,
    },
    {
      id: 'used',
      header: t('usage.used'),
      render: line => usedText(t, line),
      numeric: true,
    },
    {
      id: 'hard',
      header: t('usage.hard'),
      render: line => amountText(line, line.hard),
      numeric: true,
    },
    {
      id: 'share',
      header: t('usage.share'),
      render: line => <Share line={line} />,
      hideBelow: 'sm',
    },
  ];
}

function Share({ line }: { line: QuotaLine }) {
  const t = useText();
  if (line.used === undefined) {
    return <>{t('common.unknown')}</>;
  }
  return (
    <Meter
      label={t('usage.meter', {
        resource: line.resource,
        used: usedText(t, line),
        hard: amountText(line, line.hard),
      })}
      share={shareOf(line)}
      tone={toneOf(shareOf(line))}
    />
  );
}

/** A limit of zero with no usage does not count as full. */
function shareOf({ used, hard }: QuotaLine): number {
  if (used === undefined) {
    return -1;
  }
  return used === 0 ? 0 : used / hard;
}

function toneOf(share: number): Tone {
  if (share >= 1) {
    return 'error';
  }
  return share >= 0.8 ? 'warning' : 'ok';
}

function usedText(t: Text, line: QuotaLine): string {
  return line.used === undefined
    ? t('common.unknown')
    : amountText(line, line.used);
}

function amountText({ unit }: QuotaLine, amount: number): string {
  if (unit === 'bytes') {
    return bytesText(amount);
  }
  return unit === 'cores' ? coresText(amount) : String(amount);
}
