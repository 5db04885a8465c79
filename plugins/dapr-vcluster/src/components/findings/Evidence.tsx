import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { quietText, useUniqueId } from '../primitives';

const useStyles = makeStyles(theme => ({
  list: {
    color: quietText(theme),
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: theme.spacing(0.25, 0),
  },
  pair: { display: 'flex', gap: theme.spacing(0.5), maxWidth: '100%' },
  label: { flexShrink: 0, maxWidth: '50%' },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  whole: { whiteSpace: 'pre-wrap' },
}));

/** About two lines of a wide page; lines of a log are often longer. */
const LONG = 200;

/** What shows that a finding holds. What is long is cut short until somebody wants to read it. */
export function Evidence({ evidence }: Pick<Finding, 'evidence'>) {
  const classes = useStyles();
  const t = useText();
  const id = useUniqueId('evidence');
  const [open, setOpen] = useState(false);
  if (evidence.length === 0) return null;
  const isLong = evidence.some(({ value }) => value.length > LONG);
  return (
    <>
      <dl id={id} className={classes.list}>
        {evidence.map(({ label, value }) => (
          <div key={`${label} ${value}`} className={classes.pair}>
            <dt className={classes.label}>{label}:</dt>
            <dd className={`${classes.value} ${open ? classes.whole : ''}`}>
              {open || value.length <= LONG ? value : beginning(value)}
            </dd>
          </div>
        ))}
      </dl>
      {isLong && (
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={id}
          endIcon={open ? <ExpandLess /> : <ExpandMore />}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'findings.less' : 'findings.more')}
        </Button>
      )}
    </>
  );
}

/** Cut at the end of a word, where there is one. */
function beginning(text: string): string {
  const cut = text.slice(0, LONG);
  return `${cut.replace(/\s+\S*$/, '')} …`;
}
