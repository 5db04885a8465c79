import TablePagination from '@material-ui/core/TablePagination';
import { useText } from '../../hooks';
import { PAGE_SIZE } from './fleetQuery';

/** Pagination of the list; hidden if one page is enough. */
export function FleetPaging(props: {
  page: number;
  total: number;
  onPage: (page: number) => void;
}) {
  const t = useText();
  if (props.total <= PAGE_SIZE && props.page === 0) {
    return null;
  }
  const lastPage = Math.max(0, Math.ceil(props.total / PAGE_SIZE) - 1);
  return (
    <TablePagination
      component="div"
      count={props.total}
      page={Math.min(props.page, lastPage)}
      rowsPerPage={PAGE_SIZE}
      rowsPerPageOptions={[PAGE_SIZE]}
      onPageChange={(_event, page) => props.onPage(page)}
      labelDisplayedRows={({ from, to, count }) =>
        t('fleet.pageOf', {
          from: String(from),
          to: String(to),
          total: String(count),
        })
      }
    />
  );
}
