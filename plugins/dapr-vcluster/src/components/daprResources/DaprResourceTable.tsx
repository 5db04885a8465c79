import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import {
  DaprResource,
  Freshness,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useSelected, useText } from '../../hooks';
import { SELECTED } from '../../routes';
import { loadedByColumn } from '../loadedBy';
import { findingsColumn, resourceKey, comparisonColumns } from '../comparison';
import { Column, DataTable, secondaryText } from '../primitives';
import { DaprResourceDetail } from './DaprResourceDetail';

const useStyles = makeStyles(theme => ({
  // Replaces the column on narrow screens.
  kind: {
    color: secondaryText(theme),
    fontWeight: 'normal',
    whiteSpace: 'nowrap',
    [theme.breakpoints.up('sm')]: { display: 'none' },
  },
}));

/** Table of Dapr resources other than Components. A row expands to show the details. */
export function DaprResourceTable(props: {
  objects: DaprResource[];
  freshness: Freshness;
  tenantRef: TenantRef;
}) {
  const t = useText();
  const [open, onToggle] = useSelected(SELECTED.object);
  return (
    <Paper>
      <DataTable
        caption={t('daprResources.caption', {
          tenant: props.tenantRef.name,
        })}
        columns={columnsOf(t, props.freshness)}
        rows={props.objects}
        rowKey={object => `${object.kind}/${resourceKey(object)}`}
        expansion={{
          open,
          onToggle,
          name: ({ kind, name }) => `${kind} ${name}`,
          render: object => (
            <DaprResourceDetail object={object} tenantRef={props.tenantRef} />
          ),
        }}
      />
    </Paper>
  );
}

function columnsOf(t: Text, freshness: Freshness): Column<DaprResource>[] {
  return [
    {
      id: 'name',
      header: t('daprResources.name'),
      render: object => <ObjectName object={object} />,
      names: true,
    },
    {
      id: 'kind',
      header: t('daprResources.kind'),
      render: object => object.kind,
      hideBelow: 'sm',
    },
    ...comparisonColumns<DaprResource>(t),
    loadedByColumn(t, freshness),
    findingsColumn(t),
  ];
}

function ObjectName({ object }: { object: DaprResource }) {
  const classes = useStyles();
  return (
    <>
      {object.name}
      <div className={classes.kind}>{object.kind}</div>
    </>
  );
}
