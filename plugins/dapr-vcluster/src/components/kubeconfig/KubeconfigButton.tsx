import Button from '@material-ui/core/Button';
import {
  kubeconfigIssuePermission,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { BlockedButton, useBlocked } from '../templateButtons';
import { KubeconfigDialog } from './KubeconfigDialog';

const LOOK = { size: 'small', variant: 'outlined' } as const;

/** Opens the dialog that issues a kubeconfig; if that is not possible, it gives the reason. */
export function KubeconfigButton({
  tenant,
}: {
  tenant: Pick<Tenant, 'id' | 'ref' | 'phase'>;
}) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const blocked = useBlocked(tenant, kubeconfigIssuePermission, {
    needsReady: true,
  });
  // A dialog that is open stays: what it shows is still good.
  if (blocked && !isOpen) {
    return (
      <BlockedButton
        label={t('kubeconfig.open')}
        reason={blocked}
        look={LOOK}
      />
    );
  }
  return (
    <>
      <Button {...LOOK} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('kubeconfig.open')}
      </Button>
      {isOpen && (
        <KubeconfigDialog
          tenantRef={tenant.ref}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
