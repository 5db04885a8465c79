import { makeStyles } from '@material-ui/core/styles';
import { secondaryText } from './tones';

/** Styles of every table of the plugin. */
export const useTableStyles = makeStyles(theme => ({
  // Positioned, so that visually hidden text scrolls with the table and does not widen the page.
  scroll: { overflowX: 'auto', position: 'relative' },
  bleed: {
    margin: theme.spacing(0, -2.5),
    [theme.breakpoints.down('xs')]: { margin: theme.spacing(0, -1) },
  },
  caption: {
    clip: 'rect(0 0 0 0)',
    height: 1,
    overflow: 'hidden',
    position: 'absolute',
    width: 1,
  },
  header: {
    backgroundColor: 'transparent',
    color: secondaryText(theme),
    fontSize: '0.8125rem',
    fontWeight: 600,
    letterSpacing: 0,
    lineHeight: 1.4,
    textTransform: 'none',
    whiteSpace: 'nowrap',
    wordBreak: 'normal',
    [theme.breakpoints.down('xs')]: {
      padding: theme.spacing(1),
      whiteSpace: 'normal',
    },
  },
  cell: {
    fontSize: '0.875rem',
    fontWeight: 'inherit',
    lineHeight: 1.5,
    overflowWrap: 'break-word',
    verticalAlign: 'top',
    // Backstage's theme breaks words anywhere, which makes columns as narrow as one letter.
    wordBreak: 'normal',
    [theme.breakpoints.down('xs')]: {
      overflowWrap: 'anywhere',
      padding: theme.spacing(1),
    },
  },
  // Numbers are narrower than what they count is called.
  numeric: { whiteSpace: 'normal' },
  narrow: { paddingRight: 0, width: 1 },
  // Short names fit on one line, long names wrap.
  names: { [theme.breakpoints.down('xs')]: { minWidth: 104 } },
  // Backstage's theme stripes every other row, which makes an expanded row and its details look unrelated.
  row: {
    '&&': { backgroundColor: 'transparent' },
    '& > *': { borderBottom: `1px solid ${theme.palette.divider}` },
    '&:last-child > *': { borderBottom: 'none' },
  },
  // No border between an expanded row and its details.
  open: { '& > *': { borderBottom: 'none' } },
  toggle: {
    paddingRight: 0,
    verticalAlign: 'top',
    width: 36,
    [theme.breakpoints.down('xs')]: { paddingLeft: 0 },
  },
  toggleButton: { margin: theme.spacing(-0.75, 0), padding: 6 },
  detail: {
    padding: theme.spacing(0, 2.5, 2.5),
    verticalAlign: 'top',
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0, 1, 2) },
  },
  // As wide as the table, without widening it.
  detailInner: { minWidth: '100%', width: 0 },
  sm: { [theme.breakpoints.down('xs')]: { display: 'none' } },
  md: { [theme.breakpoints.down('sm')]: { display: 'none' } },
  lg: { [theme.breakpoints.down('md')]: { display: 'none' } },
}));
