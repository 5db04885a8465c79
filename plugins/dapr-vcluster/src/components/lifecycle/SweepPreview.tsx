import { LifecyclePreview } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useLifecyclePreview, useText } from '../../hooks';
import { tenantColumns } from '../badges';
import { LiveBoundary } from '../pageStates';
import { Column, DataTable, Notice, Stack, useTimeText } from '../primitives';
import { DialogButton } from './DialogButton';
import { TenantDialog } from './TenantDialog';

type Item = LifecyclePreview['items'][number];

/** Opens what the next sweep does by expiry dates and sleep schedules, and why. */
export function SweepPreview() {
  const t = useText();
  return (
    <DialogButton label={t('lifecycle.sweep.open')}>
      {onClose => (
        <TenantDialog title={t('lifecycle.sweep.title')} onClose={onClose}>
          <Sweep />
        </TenantDialog>
      )}
    </DialogButton>
  );
}

function Sweep() {
  const t = useText();
  const { within } = useTimeText();
  return (
    <LiveBoundary
      live={useLifecyclePreview()}
      what={t('lifecycle.sweep.what')}
      skeletonLines={4}
    >
      {({ dryRun, graceDays, items, lost }) => (
        <Stack>
          {dryRun && (
            <Notice tone="quiet">{t('lifecycle.sweep.dryRun')}</Notice>
          )}
          {lost && <Notice tone="warning">{lost}</Notice>}
          <span>{t('lifecycle.sweep.grace', { count: graceDays })}</span>
          {items.length === 0 ? (
            <span>{t('lifecycle.sweep.none')}</span>
          ) : (
            <DataTable
              caption={t('lifecycle.sweep.title')}
              columns={columns(t, within)}
              rows={[...items].sort(byAction)}
              rowKey={({ id }) => id}
            />
          )}
        </Stack>
      )}
    </LiveBoundary>
  );
}

/** What is done first. */
function byAction(a: Item, b: Item): number {
  const rank = ({ action }: Item) => (action === 'none' ? 1 : 0);
  return rank(a) - rank(b) || a.id.localeCompare(b.id);
}

function columns(
  t: Text,
  within: (sentence: string) => string,
): Column<Item>[] {
  return [
    ...tenantColumns(t('fleet.name'), t),
    {
      id: 'action',
      header: t('lifecycle.sweep.action'),
      // Words that are not broken, however narrow the dialog is.
      render: ({ action }) => (
        <span style={{ overflowWrap: 'normal' }}>
          {t(`lifecycle.sweep.actions.${action}`)}
        </span>
      ),
    },
    {
      id: 'why',
      header: t('lifecycle.sweep.why'),
      render: ({ why }) => within(why),
    },
  ];
}
