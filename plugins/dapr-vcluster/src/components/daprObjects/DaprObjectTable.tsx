import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import {
  DaprResource,
  Freshness,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useSelected, useText } from '../../hooks';
import { SELECTED } from '../../routes';
import { loadedColumn } from '../loading';
import { findingsColumn, placedKey, placementColumns } from '../placement';
import { Column, DataTable, quietText } from '../primitives';
import { DaprObjectDetail } from './DaprObjectDetail';

const useStyles = makeStyles(theme => ({
  // In place of the column, which would leave too little of the others.
  kind: {
    color: quietText(theme),
    fontWeight: 'normal',
    whiteSpace: 'nowrap',
    [theme.breakpoints.up('sm')]: { display: 'none' },
  },
}));

/** Objects of Dapr that are no Components; a row opens to show the rest. */
export function DaprObjectTable(props: {
  objects: DaprResource[];
  freshness: Freshness;
  tenantRef: TenantRef;
}) {
  const t = useText();
  const [open, onToggle] = useSelected(SELECTED.object);
  return (
    <Paper>
      <DataTable
        caption={t('components.others.caption', {
          tenant: props.tenantRef.name,
        })}
        columns={columnsOf(t, props.freshness)}
        rows={props.objects}
        rowKey={object => `${object.kind}/${placedKey(object)}`}
        expansion={{
          open,
          onToggle,
          name: ({ kind, name }) => `${kind} ${name}`,
          render: object => (
            <DaprObjectDetail object={object} tenantRef={props.tenantRef} />
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
      header: t('components.others.name'),
      render: object => <ObjectName object={object} />,
      names: true,
    },
    {
      id: 'kind',
      header: t('components.others.kind'),
      render: object => object.kind,
      hideBelow: 'sm',
    },
    ...placementColumns<DaprResource>(t),
    loadedColumn(t, freshness),
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
