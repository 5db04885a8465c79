import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  RevokeKubeconfigsResult,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { Notice, Stack } from '../primitives';

/** Ends all kubeconfigs of a tenant, after a question that names it and its host. */
export function RevokeKubeconfigs({ tenantRef }: { tenantRef: TenantRef }) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const [isAsked, setAsked] = useState(false);
  const { call, start } = useCall(() => api.revokeKubeconfigs(tenantRef));
  const { name, host } = tenantRef;
  if (call.state === 'done') {
    const count = accountsIn(call.value);
    return (
      <Notice tone="ok">
        {count === 0
          ? t('kubeconfig.nothingToRevoke')
          : t('kubeconfig.revoked', { count })}
      </Notice>
    );
  }
  return (
    <Stack>
      <Typography variant="body2">{t('kubeconfig.revokeHelp')}</Typography>
      {isAsked ? (
        <>
          <Notice tone="warning">
            {t('kubeconfig.revokeConfirm', { name, host })}
          </Notice>
          <Stack as="row">
            <Button
              variant="outlined"
              disabled={call.state === 'running'}
              onClick={start}
            >
              {t('kubeconfig.revokeYes', { name })}
            </Button>
            <Button onClick={() => setAsked(false)}>
              {t('kubeconfig.revokeNo')}
            </Button>
          </Stack>
        </>
      ) : (
        <div>
          <Button variant="outlined" onClick={() => setAsked(true)}>
            {t('kubeconfig.revoke')}
          </Button>
        </div>
      )}
      {call.state === 'failed' && <Notice tone="error">{call.message}</Notice>}
    </Stack>
  );
}

function accountsIn({ objects }: RevokeKubeconfigsResult): number {
  return objects.filter(({ kind }) => kind === 'ServiceAccount').length;
}
