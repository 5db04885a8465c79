import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { makeStyles } from '@material-ui/core/styles';
import { FindingItem } from './FindingItem';
import { worstFirst } from './severity';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** Findings by severity, each with its evidence and fix. */
export function FindingList(props: { findings: Finding[] }) {
  const classes = useStyles();
  if (props.findings.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list}>
      {worstFirst(props.findings).map(finding => (
        <li key={`${finding.ruleId} ${finding.field} ${finding.title}`}>
          <FindingItem finding={finding} />
        </li>
      ))}
    </ul>
  );
}
