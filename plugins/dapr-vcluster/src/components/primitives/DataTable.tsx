import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { useSharedText } from '../../hooks';
import { DataRow } from './DataRow';
import { HeaderCell } from './HeaderCell';
import { Column, Expansion, Sorting } from './tableTypes';
import { useTableStyles } from './tableStyles';

/** A table with a caption, headers, sorting by the caller, and at most one expanded row. */
export function DataTable<T>(props: {
  caption: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  sorting?: Sorting;
  expansion?: Expansion<T>;
  /** For use inside padding: aligns the first column with the text above. */
  bleed?: boolean;
}) {
  const classes = useTableStyles();
  const t = useSharedText();
  return (
    <div
      className={
        props.bleed ? `${classes.scroll} ${classes.bleed}` : classes.scroll
      }
      role="region"
      aria-label={t('common.scrollable', { name: props.caption })}
      // A scrollable region must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Table size="small">
        <caption className={classes.caption}>{props.caption}</caption>
        <TableHead>
          <TableRow>
            {props.expansion && <TableCell className={classes.toggle} />}
            {props.columns.map(column => (
              <HeaderCell
                key={column.id}
                column={column}
                sorting={props.sorting}
              />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.rows.map(row => (
            <DataRow
              key={props.rowKey(row)}
              id={props.rowKey(row)}
              row={row}
              columns={props.columns}
              expansion={props.expansion}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
