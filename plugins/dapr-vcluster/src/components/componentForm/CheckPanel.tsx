import { useText } from '../../hooks';
import { Notice, SectionCard, Stack, VisuallyHidden } from '../primitives';
import { makeStyles } from '@material-ui/core/styles';
import { worstFirst } from '../findings';
import { useDraftForm } from './DraftContext';
import { DraftFinding } from './DraftFinding';
import { missingFieldsText } from './problemTexts';
import { TenantData } from './useTenantData';

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
  const unknown = unknownReason(tenantData);
  const { notChecked = [] } = tenantData;
  const isComplete = unknown === undefined && notChecked.length === 0;
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
          <Notice tone={isComplete ? 'ok' : 'unknown'}>
            {t(`componentForm.findings.${isComplete ? 'none' : 'noneSoFar'}`)}
          </Notice>
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
        {notChecked.map(({ what, why }) => (
          <Notice key={what} tone="unknown">
            {t('componentForm.partNotChecked', { what, why })}
          </Notice>
        ))}
        {unknown !== undefined && (
          <Notice tone="unknown">
            {t('componentForm.notChecked', { reason: unknown })}
          </Notice>
        )}
      </Stack>
    </SectionCard>
  );
}

/** Why the form does not know the contents of the vcluster; undefined when it does. */
function unknownReason({
  secrets,
  others,
  tenantContext,
  whyNoContext,
}: TenantData): string | undefined {
  for (const part of [secrets, others]) {
    if (part.state === 'unknown') {
      return part.reason;
    }
  }
  return tenantContext ? undefined : whyNoContext;
}
