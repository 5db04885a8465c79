import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Stack, useUniqueId } from '../primitives';
import { IssueKubeconfig } from './IssueKubeconfig';
import { RevokeKubeconfigs } from './RevokeKubeconfigs';

/** Issues and ends kubeconfigs of a tenant. What it has issued is forgotten when it closes. */
export function KubeconfigDialog(props: {
  tenantRef: TenantRef;
  onClose: () => void;
}) {
  const t = useText();
  const id = useUniqueId('kubeconfig-title');
  const { tenantRef, onClose } = props;
  const { name, host } = tenantRef;
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="sm">
      <DialogTitle id={id}>{t('kubeconfig.title', { name, host })}</DialogTitle>
      <DialogContent>
        <Stack>
          <IssueKubeconfig tenantRef={tenantRef} />
          <RevokeKubeconfigs tenantRef={tenantRef} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('kubeconfig.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
