import Button from '@material-ui/core/Button';
import { alpha, makeStyles } from '@material-ui/core/styles';
import { FileFinding } from 'backstage-plugin-dapr-vcluster-common/rules';
import { useText } from '../../hooks';
import { SEVERITY_TONES } from '../badges';
import { WhyLink } from '../findings';
import { StatusText, Tone, VisuallyHidden, secondaryText } from '../primitives';
import { toneColor } from '../primitives/tones';
import { useDraftForm } from './DraftContext';
import { showLine } from './YamlPanel';

const useStyles = makeStyles(theme => ({
  item: ({ tone }: { tone: Tone }) => ({
    backgroundColor: alpha(toneColor(theme, tone), 0.06),
    borderLeft: `4px solid ${toneColor(theme, tone)}`,
    borderRadius: theme.shape.borderRadius,
    fontSize: '0.875rem',
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
    padding: theme.spacing(1, 1.5),
  }),
  title: { fontWeight: 600 },
  foot: {
    alignItems: 'center',
    color: secondaryText(theme),
    display: 'flex',
    flexWrap: 'wrap',
    fontSize: '0.75rem',
    gap: theme.spacing(0, 1.5),
    marginTop: theme.spacing(0.5),
  },
  line: {
    background: 'none',
    border: 0,
    color: 'inherit',
    cursor: 'pointer',
    font: 'inherit',
    padding: 0,
    textDecoration: 'underline',
  },
  apply: { marginLeft: 'auto' },
}));

/** A finding with its line, its fix and a button that applies the fix. */
export function DraftFinding({ finding }: { finding: FileFinding }) {
  const { severity, title, fix, line, ruleId, edit } = finding;
  const tone = SEVERITY_TONES[severity];
  const classes = useStyles({ tone });
  const t = useText();
  const { apply } = useDraftForm();
  return (
    <li className={classes.item}>
      <StatusText tone={tone}>
        <span className={classes.title}>
          <VisuallyHidden>{t(`status.severity.${severity}`)}: </VisuallyHidden>
          {title}
        </span>
      </StatusText>
      <div>
        <strong>{t('findings.fix')}</strong> {fix}
      </div>
      {edit?.note && (
        <div>{t('componentForm.findings.left', { note: edit.note })}</div>
      )}
      <div className={classes.foot}>
        <button
          type="button"
          className={classes.line}
          onClick={() => showLine(line)}
        >
          {t('componentForm.findings.line', { line: String(line) })}
        </button>
        <span>{t('findings.rule', { id: ruleId })}</span>
        <WhyLink finding={finding} />
        {edit && (
          <Button
            className={classes.apply}
            size="small"
            variant="outlined"
            aria-label={t('componentForm.findings.fixLabel', { fix })}
            onClick={() => apply(finding)}
          >
            {t('componentForm.findings.fix')}
          </Button>
        )}
      </div>
    </li>
  );
}
