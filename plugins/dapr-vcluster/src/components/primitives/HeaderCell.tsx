import TableCell from '@material-ui/core/TableCell';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { useTableStyles } from './tableStyles';
import { Column, Sorting } from './tableTypes';
import { VisuallyHidden } from './VisuallyHidden';

/** Header of a column; a button if the column is sortable. */
export function HeaderCell<T>(props: { column: Column<T>; sorting?: Sorting }) {
  const { column, sorting } = props;
  const classes = useTableStyles();
  const sorted = sorting?.by === column.id ? sorting.order : undefined;
  const label = column.narrow ? (
    <VisuallyHidden>{column.header}</VisuallyHidden>
  ) : (
    column.header
  );
  const hidden = column.hideBelow && classes[column.hideBelow];
  return (
    <TableCell
      component="th"
      scope="col"
      align={column.numeric ? 'right' : 'left'}
      className={[
        classes.header,
        hidden,
        column.numeric && classes.numeric,
        column.narrow && classes.narrow,
      ]
        .filter(Boolean)
        .join(' ')}
      sortDirection={sorted ?? false}
    >
      {sorting && column.sortable ? (
        <TableSortLabel
          active={sorted !== undefined}
          direction={sorted ?? 'asc'}
          onClick={() => sorting.onSort(column.id)}
        >
          {column.header}
        </TableSortLabel>
      ) : (
        label
      )}
    </TableCell>
  );
}
