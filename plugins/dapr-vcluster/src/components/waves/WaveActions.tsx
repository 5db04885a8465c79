import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { UpgradeWave } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { Notice, Stack } from '../primitives';

type Action = 'resume' | 'retry' | 'cancel';

// In a line of its own, below what it is about.
const useStyles = makeStyles({ question: { flexBasis: '100%' } });

/** What can be done with a wave in each state. */
const POSSIBLE: Record<UpgradeWave['state'], Action[]> = {
  running: ['cancel'],
  cancelling: [],
  stopped: ['resume', 'retry', 'cancel'],
  cancelled: [],
  done: [],
};

/** Resumes or cancels a wave, after a question that says what will happen. */
export function WaveActions(props: {
  wave: UpgradeWave;
  onChange: () => void;
}) {
  const t = useText();
  const classes = useStyles();
  const api = useApi(daprVclusterApiRef);
  const { wave, onChange } = props;
  const [asked, setAsked] = useState<Action>();
  const [left, setLeft] = useState<Action>();
  const { call, start } = useCall(async () => {
    await (asked === 'cancel'
      ? api.cancelUpgradeWave(wave.id)
      : api.resumeUpgradeWave(wave.id, asked === 'retry'));
    setAsked(undefined);
    onChange();
  });
  // Of tenants that one may not read, it is not known whether they wait.
  const possible = POSSIBLE[wave.state].filter(
    each => wave.hidden > 0 || countOf(wave, each) > 0,
  );
  const action = asked && possible.includes(asked) ? asked : undefined;
  if (!action) {
    return (
      <>
        {possible.map(each => (
          <Button
            key={each}
            size="small"
            variant="outlined"
            // Who goes back is where they were.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={each === left}
            onClick={() => setAsked(each)}
          >
            {t(`waves.action.${each}`)}
          </Button>
        ))}
      </>
    );
  }
  const count = countOf(wave, action);
  const back = () => {
    setLeft(action);
    setAsked(undefined);
  };
  return (
    <div className={classes.question}>
      <Stack>
        <Notice tone="warning">{t(`waves.ask.${action}`, { count })}</Notice>
        <Stack as="row">
          <Button
            size="small"
            variant="outlined"
            disabled={call.state === 'running'}
            // The button that was pressed is gone.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onClick={start}
          >
            {t(`waves.action.${action}`)}
          </Button>
          <Button size="small" onClick={back}>
            {t('waves.back')}
          </Button>
        </Stack>
        {call.state === 'failed' && (
          <Notice tone="error">{call.message}</Notice>
        )}
      </Stack>
    </div>
  );
}

/** How many tenants it is about. */
function countOf({ tenants }: UpgradeWave, action: Action): number {
  const counted =
    action === 'retry' ? ['waiting', 'failed', 'rolled-back'] : ['waiting'];
  return tenants.filter(({ state }) => counted.includes(state)).length;
}
