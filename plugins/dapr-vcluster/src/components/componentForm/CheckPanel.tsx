import { useText } from '../../hooks';
import { Notice, SectionCard, Stack, VisuallyHidden } from '../primitives';
import { makeStyles } from '@material-ui/core/styles';
import { worstFirst } from '../findings';
import { useDraftForm } from './DraftContext';
import { DraftFinding } from './DraftFinding';
import { missingSentence } from './explain';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** What is missing, what is wrong, what should be thought of; the same verdict the backend comes to. */
export function CheckPanel() {
  const classes = useStyles();
  const t = useText();
  const { shown, around } = useDraftForm();
  const { findings } = shown;
  const missing = missingSentence(shown, t);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const unknown = [around.secrets, around.others].find(
    ({ state }) => state === 'unknown',
  );
  return (
    <SectionCard title={t('componentForm.findings.title')}>
      <VisuallyHidden live>
        {findings.length > 0
          ? t('componentForm.findings.summary', {
              errors: String(errors.length),
              rest: String(findings.length - errors.length),
            })
          : ''}
      </VisuallyHidden>
      <Stack>
        {missing && <Notice tone="busy">{missing}</Notice>}
        {!missing && findings.length === 0 && (
          <Notice tone="ok">{t('componentForm.findings.none')}</Notice>
        )}
        {findings.length > 0 && (
          <ul className={classes.list}>
            {worstFirst(findings).map(finding => (
              <DraftFinding
                key={`${finding.ruleId} ${finding.line} ${finding.field} ${finding.title}`}
                finding={finding}
              />
            ))}
          </ul>
        )}
        {unknown?.state === 'unknown' && (
          <Notice tone="unknown">
            {t('componentForm.unknownAround', { reason: unknown.reason })}
          </Notice>
        )}
      </Stack>
    </SectionCard>
  );
}
