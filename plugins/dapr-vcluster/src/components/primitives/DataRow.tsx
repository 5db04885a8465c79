import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { useSharedText } from '../../hooks';
import { useTableStyles } from './tableStyles';
import { Column, Expansion } from './tableTypes';
import { useUniqueId } from './useUniqueId';

/** One row and, if it is expanded, its details below it. */
export function DataRow<T>(props: {
  id: string;
  row: T;
  columns: Column<T>[];
  expansion?: Expansion<T>;
}) {
  const { id, row, columns, expansion } = props;
  const classes = useTableStyles();
  const detailId = useUniqueId('detail');
  const open = expansion?.open === id;
  return (
    <>
      <TableRow
        className={open ? `${classes.row} ${classes.open}` : classes.row}
      >
        {expansion && (
          <TableCell className={classes.toggle}>
            <Toggle
              name={expansion.name(row)}
              open={open}
              controls={detailId}
              onClick={() => expansion.onToggle(open ? undefined : id)}
            />
          </TableCell>
        )}
        {columns.map(column => (
          <TableCell
            key={column.id}
            component={column.names ? 'th' : 'td'}
            // With `component` set, Material UI gives every body cell the role "cell".
            role={column.names ? 'rowheader' : undefined}
            scope={column.names ? 'row' : undefined}
            align={column.numeric ? 'right' : 'left'}
            className={[
              classes.cell,
              column.names && classes.names,
              column.narrow && classes.narrow,
              column.hideBelow && classes[column.hideBelow],
            ]
              .filter(Boolean)
              .join(' ')}
          >
            {column.render(row)}
          </TableCell>
        ))}
      </TableRow>
      {expansion && open && (
        <TableRow className={classes.row} id={detailId}>
          <TableCell colSpan={columns.length + 1} className={classes.detail}>
            <div className={classes.detailInner}>{expansion.render(row)}</div>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function Toggle(props: {
  name: string;
  open: boolean;
  controls: string;
  onClick: () => void;
}) {
  const classes = useTableStyles();
  const t = useSharedText();
  const { name, open } = props;
  return (
    <IconButton
      className={classes.toggleButton}
      onClick={props.onClick}
      aria-expanded={open}
      aria-controls={open ? props.controls : undefined}
      aria-label={t(open ? 'common.hideDetails' : 'common.showDetails', {
        name,
      })}
    >
      {open ? <ExpandLess /> : <ExpandMore />}
    </IconButton>
  );
}
