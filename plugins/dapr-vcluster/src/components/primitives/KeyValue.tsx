import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { secondaryText } from './tones';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
    margin: 0,
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  term: {
    color: secondaryText(theme),
    fontSize: '0.875rem',
    lineHeight: 1.5,
    padding: theme.spacing(0.75, 3, 0.75, 0),
    [theme.breakpoints.down('xs')]: { paddingBottom: 0 },
  },
  value: {
    fontSize: '0.875rem',
    lineHeight: 1.5,
    margin: 0,
    overflowWrap: 'anywhere',
    padding: theme.spacing(0.75, 0),
    [theme.breakpoints.down('xs')]: { paddingTop: 0 },
  },
}));

/** One fact: its name and its value. */
export type Fact = { label: string; value: ReactNode };

/** Facts as a list of terms and values; one column on a narrow screen. */
export function KeyValue(props: { facts: Fact[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.list}>
      {props.facts.map(fact => (
        <FactRow key={fact.label} fact={fact} classes={classes} />
      ))}
    </dl>
  );
}

function FactRow(props: { fact: Fact; classes: ReturnType<typeof useStyles> }) {
  return (
    <>
      <dt className={props.classes.term}>{props.fact.label}</dt>
      <dd className={props.classes.value}>{props.fact.value}</dd>
    </>
  );
}
