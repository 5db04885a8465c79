import { makeStyles } from '@material-ui/core/styles';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { SEVERITY_TONES } from '../badges';
import {
  CopyButton,
  Notice,
  VisuallyHidden,
  secondaryText,
} from '../primitives';
import { Evidence } from './Evidence';
import { WhyLink } from './WhyLink';

const useStyles = makeStyles(theme => ({
  title: { fontWeight: 600 },
  small: { color: secondaryText(theme), fontSize: '0.75rem' },
}));

/** A finding: title, evidence and fix. */
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
      <Evidence evidence={evidence} />
      <div>
        <strong>{t('findings.fix')}</strong> {finding.fix}
        <CopyButton text={finding.fix} what={t('findings.theFix')} />
      </div>
      <div className={classes.small}>
        {t('findings.rule', { id: finding.ruleId })}
        <WhyLink finding={finding} before=" · " />
      </div>
    </Notice>
  );
}
