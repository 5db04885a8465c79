import { useText } from '../../hooks';
import { Notice, SectionCard, Stack, VisuallyHidden } from '../primitives';
import { makeStyles } from '@material-ui/core/styles';
import { worstFirst } from '../findings';
import { useDraftForm } from './DraftContext';
import { DraftFinding } from './DraftFinding';
import { missingFieldsText } from './problemTexts';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** Shows missing values and findings. The backend runs the same checks. */
export function CheckPanel() {
  const classes = useStyles();
  const t = useText();
  const { shown, tenantData } = useDraftForm();
  const { findings } = shown;
  const missing = missingFieldsText(shown, t);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const unknown = [tenantData.secrets, tenantData.others].find(
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
            {t('componentForm.notChecked', { reason: unknown.reason })}
          </Notice>
        )}
      </Stack>
    </SectionCard>
  );
}
