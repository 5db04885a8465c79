import { makeStyles } from '@material-ui/core/styles';

/** Styles of the fields above the table: full width on a phone. */
export const useFieldStyles = makeStyles(theme => ({
  search: {
    minWidth: 320,
    [theme.breakpoints.down('xs')]: { minWidth: 0, width: '100%' },
  },
  select: {
    minWidth: 160,
    [theme.breakpoints.down('xs')]: { flexGrow: 1 },
  },
}));
