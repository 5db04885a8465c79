import { makeStyles } from '@material-ui/core/styles';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { SEVERITY_TONES } from '../badges';
import { Notice, VisuallyHidden, quietText } from '../primitives';
import { WhyLink } from './WhyLink';

const useStyles = makeStyles(theme => ({
  title: { fontWeight: 600 },
  evidence: {
    color: quietText(theme),
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: theme.spacing(0.25, 0),
  },
  value: { margin: 0 },
  pair: { display: 'flex', gap: theme.spacing(0.5) },
  small: { color: quietText(theme), fontSize: '0.75rem' },
}));

/** One finding: what is wrong, how one can tell, what to do. */
export function FindingItem({ finding }: { finding: Finding }) {
  const classes = useStyles();
  const t = useText();
  const evidence = finding.field
    ? [
        { label: t('findings.field'), value: finding.field },
        ...finding.evidence,
      ]
    : finding.evidence;
  return (
    <Notice tone={SEVERITY_TONES[finding.severity]}>
      <div className={classes.title}>
        <VisuallyHidden>
          {t(`status.severity.${finding.severity}`)}:{' '}
        </VisuallyHidden>
        {finding.title}
      </div>
      {evidence.length > 0 && (
        <dl className={classes.evidence}>
          {evidence.map(({ label, value }) => (
            <div key={`${label} ${value}`} className={classes.pair}>
              <dt>{label}:</dt>
              <dd className={classes.value}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div>
        <strong>{t('findings.fix')}</strong> {finding.fix}
      </div>
      <div className={classes.small}>
        {t('findings.rule', { id: finding.ruleId })}
        <WhyLink finding={finding} before=" · " />
      </div>
    </Notice>
  );
}
