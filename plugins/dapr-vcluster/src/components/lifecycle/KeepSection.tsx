import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  Tenant,
  tenantKeepPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { Notice, Stack } from '../primitives';
import { BlockedButton, useBlocked } from '../templateButtons';

const LOOK = { size: 'small', variant: 'outlined' } as const;

/** Exempts a tenant from expiry, or ends that. */
export function KeepSection({ tenant }: { tenant: Tenant }) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const isKept = tenant.expiry?.keptBy !== undefined;
  const blocked = useBlocked(tenant, tenantKeepPermission);
  const { call, start } = useCall(() => api.keepTenant(tenant.ref, !isKept));
  const label = t(isKept ? 'lifecycle.extend.unkeep' : 'lifecycle.extend.keep');
  if (call.state === 'done') {
    return (
      <Notice tone="ok">
        {t(
          call.value.keep
            ? 'lifecycle.extend.keptNow'
            : 'lifecycle.extend.unkeptNow',
        )}
      </Notice>
    );
  }
  return (
    <Stack>
      <Typography variant="body2">{t('lifecycle.extend.keepHelp')}</Typography>
      <div>
        {blocked ? (
          <BlockedButton label={label} reason={blocked} look={LOOK} />
        ) : (
          <Button {...LOOK} disabled={call.state === 'running'} onClick={start}>
            {label}
          </Button>
        )}
      </div>
      {call.state === 'failed' && <Notice tone="error">{call.message}</Notice>}
    </Stack>
  );
}
