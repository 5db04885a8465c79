import Button from '@material-ui/core/Button';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Host,
  hostReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { HostCheckDialog } from './HostCheckDialog';

/** Opens the test of a host, for those who may read hosts. */
export function HostCheckButton({ host }: { host: Host }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { allowed } = usePermission({ permission: hostReadPermission });
  if (!allowed) {
    return null;
  }
  return (
    <div>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('setup.testButton')}
      </Button>
      {isOpen && <HostCheckDialog host={host} onClose={() => setOpen(false)} />}
    </div>
  );
}
