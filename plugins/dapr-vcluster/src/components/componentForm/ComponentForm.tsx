import { makeStyles } from '@material-ui/core/styles';
import {
  ComponentCatalogue,
  ComponentFormValue,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Notice, Stack } from '../primitives';
import { BehaviourSection } from './BehaviourSection';
import { CheckPanel } from './CheckPanel';
import { DraftProvider } from './DraftContext';
import { explainVerdict } from './explain';
import { SettingsSection } from './SettingsSection';
import { TextPanel } from './TextPanel';
import { Around } from './useAround';
import { useDraft } from './useDraft';
import { useShownVerdict } from './useShownVerdict';
import { WhatSection } from './WhatSection';
import { WhoSection } from './WhoSection';

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

/** The fields, and beside them the manifest they make and what is to be said of it. */
export function ComponentForm(props: {
  value: ComponentFormValue | undefined;
  onChange: (value: ComponentFormValue | undefined) => void;
  catalogue: ComponentCatalogue;
  around: Around;
}) {
  const classes = useStyles();
  const t = useText();
  const form = useDraft({
    ...props,
    explain: verdict => explainVerdict(verdict, t),
  });
  const shown = useShownVerdict(form.verdict);
  const unreadable = form.draft.object === undefined;
  return (
    <DraftProvider value={{ ...form, shown }}>
      <div className={classes.columns}>
        <fieldset className={classes.fields} disabled={unreadable}>
          <Stack>
            {unreadable && (
              <Notice tone="warning">{t('componentForm.unreadable')}</Notice>
            )}
            <WhatSection />
            <WhoSection />
            <SettingsSection />
            <BehaviourSection />
          </Stack>
        </fieldset>
        <div className={classes.side}>
          <Stack>
            <TextPanel />
            <CheckPanel />
          </Stack>
        </div>
      </div>
    </DraftProvider>
  );
}
