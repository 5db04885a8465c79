import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { secondaryText, useUniqueId } from '../primitives';

const useStyles = makeStyles(theme => ({
  list: {
    color: secondaryText(theme),
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: theme.spacing(0.25, 0),
  },
  pair: { maxWidth: '100%', overflowWrap: 'anywhere' },
  label: { display: 'inline', marginRight: theme.spacing(0.5) },
  value: { display: 'inline', margin: 0 },
  whole: { whiteSpace: 'pre-wrap' },
}));

/** About two lines of a wide page. */
const LONG = 200;

/** The evidence of a finding. Long values are shortened until expanded. */
export function Evidence({ evidence }: Pick<Finding, 'evidence'>) {
  const classes = useStyles();
  const t = useText();
  const id = useUniqueId('evidence');
  const [open, setOpen] = useState(false);
  if (evidence.length === 0) {
    return null;
  }
  const isLong = evidence.some(({ value }) => value.length > LONG);
  return (
    <>
      <dl id={id} className={classes.list}>
        {evidence.map(({ label, value }) => (
          <div key={`${label} ${value}`} className={classes.pair}>
            <dt className={classes.label}>{label}:</dt>
            <dd className={`${classes.value} ${open ? classes.whole : ''}`}>
              {open || value.length <= LONG ? value : shortened(value)}
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

/** Leaves out the middle: a log line of daprd starts with what failed and ends with the cause. */
function shortened(text: string): string {
  const half = LONG / 2;
  const head = text.slice(0, half).replace(/(?<!\s)\s+\S*$/, '');
  const tail = text.slice(-half).replace(/^\S*\s+/, '');
  return `${head} … ${tail}`;
}
