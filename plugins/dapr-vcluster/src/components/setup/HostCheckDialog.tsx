import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { useEffect } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { Notice, useUniqueId } from '../primitives';
import { HostCheckResults } from './HostCheckResults';

// The name of a service account is longer than a phone is wide.
const useStyles = makeStyles({ content: { overflowWrap: 'anywhere' } });

/** Tests a host when it opens, and again on request. */
export function HostCheckDialog(props: { host: Host; onClose: () => void }) {
  const { host, onClose } = props;
  const t = useText();
  const classes = useStyles();
  const id = useUniqueId('host-check');
  const api = useApi(daprVclusterApiRef);
  const { call, start } = useCall(() => api.checkHost(host.name));
  useEffect(() => {
    start();
    // Once; the button starts it again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const isRunning = call.state === 'running' || call.state === 'idle';
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="sm">
      <DialogTitle id={id}>
        {t('setup.testTitle', { host: host.title })}
      </DialogTitle>
      <DialogContent
        className={classes.content}
        // A long list of missing rights scrolls, also by keyboard.
        tabIndex={0}
      >
        <div aria-live="polite" aria-busy={isRunning}>
          {isRunning && <Notice tone="busy">{t('setup.testing')}</Notice>}
          {call.state === 'failed' && (
            <Notice tone="error">
              {t('setup.testFailed', { message: call.message })}
            </Notice>
          )}
          {call.state === 'done' && <HostCheckResults check={call.value} />}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={start} disabled={isRunning}>
          {t('setup.again')}
        </Button>
        <Button onClick={onClose}>{t('setup.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
