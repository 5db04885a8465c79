import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Setup } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { useText } from '../../hooks';
import { saveText, SectionCard, Stack } from '../primitives';
import { CodeBlock } from './CodeBlock';
import {
  DOCTOR_COMMAND,
  HOST_CONFIGURATION,
  RIGHTS_COMMANDS,
} from './snippets';

const useStyles = makeStyles(theme => ({
  // A block, whose items are as wide as the card: a grid would be as wide as the longest line to copy.
  steps: {
    '& > * + *': { marginTop: theme.spacing(2) },
    margin: 0,
    paddingLeft: theme.spacing(3),
  },
  name: { fontWeight: 600 },
  step: { '& > * + *': { marginTop: theme.spacing(1) } },
}));

/** What to do until the first host is there. */
export function FirstSteps({ setup }: { setup: Setup }) {
  const classes = useStyles();
  const t = useText();
  return (
    <SectionCard title={t('setup.title')}>
      <Stack>
        <Typography variant="body2">{t('setup.intro')}</Typography>
        <ol className={classes.steps}>
          <Step name={t('setup.rights')} help={t('setup.rightsHelp')}>
            {setup.manifests.map(({ name, yaml }) => (
              <Button
                key={name}
                size="small"
                variant="outlined"
                onClick={() => saveText(name, yaml)}
              >
                {t('setup.download', { name })}
              </Button>
            ))}
            <CodeBlock text={RIGHTS_COMMANDS} what={t('setup.commands')} />
          </Step>
          <Step name={t('setup.configure')} help={t('setup.configureHelp')}>
            <CodeBlock
              text={HOST_CONFIGURATION}
              what={t('setup.configuration')}
            />
          </Step>
          <Step name={t('setup.test')} help={t('setup.testHelp')}>
            <CodeBlock text={DOCTOR_COMMAND} what={t('setup.testCommand')} />
          </Step>
        </ol>
      </Stack>
    </SectionCard>
  );
}

function Step(props: { name: string; help: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <li>
      <div className={classes.step}>
        <Typography variant="body2" className={classes.name}>
          {props.name}
        </Typography>
        <Typography variant="body2">{props.help}</Typography>
        {props.children}
      </div>
    </li>
  );
}
