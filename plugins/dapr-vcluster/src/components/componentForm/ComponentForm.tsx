import { makeStyles } from '@material-ui/core/styles';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Notice, Stack } from '../primitives';
import { InitializationSection } from './InitializationSection';
import { CheckPanel } from './CheckPanel';
import { DraftProvider } from './DraftContext';
import { problemTexts } from './problemTexts';
import { SettingsSection } from './SettingsSection';
import { YamlPanel } from './YamlPanel';
import { TenantData } from './useTenantData';
import { useDraft } from './useDraft';
import { useDelayedResult } from './useDelayedResult';
import { TypeSection } from './TypeSection';
import { NameAndScopesSection } from './NameAndScopesSection';

const useStyles = makeStyles(theme => ({
  columns: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr)',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  fields: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  side: {
    [theme.breakpoints.up('lg')]: { position: 'sticky', top: theme.spacing(2) },
  },
}));

/** The fields; next to them the manifest and the results of the check. */
export function ComponentForm(props: {
  value: ComponentFormValue | undefined;
  onChange: (value: ComponentFormValue | undefined) => void;
  catalogue: ComponentCatalogue;
  tenantData: TenantData;
}) {
  const classes = useStyles();
  const t = useText();
  const form = useDraft({
    ...props,
    problemTexts: checkResult => problemTexts(checkResult, t),
  });
  const shown = useDelayedResult(form.checkResult);
  const unreadable = form.draft.object === undefined;
  return (
    <DraftProvider value={{ ...form, shown }}>
      <div className={classes.columns}>
        <fieldset className={classes.fields} disabled={unreadable}>
          <Stack>
            {unreadable && (
              <Notice tone="warning">{t('componentForm.unreadable')}</Notice>
            )}
            <TypeSection />
            <NameAndScopesSection />
            <SettingsSection />
            <InitializationSection />
          </Stack>
        </fieldset>
        <div className={classes.side}>
          <Stack>
            <YamlPanel />
            <CheckPanel />
          </Stack>
        </div>
      </div>
    </DraftProvider>
  );
}
