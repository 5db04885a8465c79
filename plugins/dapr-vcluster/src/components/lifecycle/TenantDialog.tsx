import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { ReactNode } from 'react';
import { useText } from '../../hooks';
import { Stack, useUniqueId } from '../primitives';

/** A dialog about tenants. */
export function TenantDialog(props: {
  title: string;
  onClose: () => void;
  /** Buttons beside the one that closes it. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  const id = useUniqueId('dialog-title');
  const { title, onClose, actions, children } = props;
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="sm">
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Stack>{children}</Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>
          {t(actions ? 'lifecycle.cancel' : 'lifecycle.close')}
        </Button>
        {actions}
      </DialogActions>
    </Dialog>
  );
}
