import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import {
  TenantQuery,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { daprVclusterApiRef } from '../../../api';
import { useCall, useHosts, useText } from '../../../hooks';
import { Notice, Stack, VisuallyHidden } from '../../primitives';
import { TemplateButton } from '../../templateButtons';
import { BulkActions } from '../bulk';
import { Selection } from './useSelection';

/** Most tenants that one wave takes. */
const MOST = 100;
/** Phases of a vcluster that can be upgraded. */
const RUNNING: readonly string[] = ['ready', 'starting', 'failed'];

/** Height of the bottom navigation of Backstage. */
const MOBILE_NAVIGATION_PX = 56;

const useStyles = makeStyles(theme => ({
  bar: {
    bottom: 0,
    padding: theme.spacing(1, 2),
    position: 'sticky',
    zIndex: 1,
    // Above the navigation that Backstage has there on phones.
    [theme.breakpoints.down('xs')]: { bottom: MOBILE_NAVIGATION_PX },
  },
}));

/** What can be done with the selected tenants; nothing while none is. */
export function BulkBar(props: {
  selection: Selection;
  query: TenantQuery;
  total: number;
}) {
  const t = useText();
  const classes = useStyles();
  const { selection, query, total } = props;
  const { all, clear } = selection;
  const blocked = useNoUpgrade(all);
  if (all.length === 0) {
    return <VisuallyHidden live>{null}</VisuallyHidden>;
  }
  const count = t('fleet.select.count', { count: all.length });
  return (
    <Paper
      className={classes.bar}
      elevation={3}
      role="region"
      aria-label={t('fleet.select.bar')}
    >
      <Stack as="row">
        <span aria-live="polite">{count}</span>
        <TemplateButton
          template="upgradeSeveral"
          formData={{ tenants: all.map(({ id }) => id) }}
          blocked={blocked}
          primary
        />
        <BulkActions tenants={all} />
        {total > all.length && (
          <SelectAll selection={selection} query={query} total={total} />
        )}
        <Button size="small" onClick={clear}>
          {t('fleet.select.clear')}
        </Button>
      </Stack>
    </Paper>
  );
}

/** Adds what is on the other pages of the list. */
function SelectAll(props: {
  selection: Selection;
  query: TenantQuery;
  total: number;
}) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const { selection, query, total } = props;
  const { call, start } = useCall(async () => {
    const { items } = await api.listTenants({
      ...query,
      limit: MOST,
      offset: 0,
    });
    selection.add(items);
  });
  return (
    <>
      <Button
        size="small"
        disabled={call.state === 'running' || total > MOST}
        onClick={start}
      >
        {total > MOST
          ? t('fleet.select.tooManyToSelect', {
              total: `${total}`,
              most: `${MOST}`,
            })
          : t('fleet.select.all', { total: `${total}` })}
      </Button>
      {call.state === 'failed' && <Notice tone="error">{call.message}</Notice>}
    </>
  );
}

/** Why none of them can be upgraded; what is in the way of single ones is in the dry run. */
function useNoUpgrade(selected: readonly TenantSummary[]): string | undefined {
  const t = useText();
  const hosts = useHosts().data ?? [];
  if (selected.length > MOST) {
    return t('fleet.select.tooMany', { most: `${MOST}` });
  }
  const readOnly = new Set(
    hosts.filter(host => host.readOnly).map(({ name }) => name),
  );
  const fit = selected.filter(
    ({ ref, phase }) => RUNNING.includes(phase) && !readOnly.has(ref.host),
  );
  return fit.length === 0 ? t('fleet.select.noneRuns') : undefined;
}
