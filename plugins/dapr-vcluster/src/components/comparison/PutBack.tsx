import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  componentApplyPermission,
  DaprKind,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useText } from '../../hooks';
import { Notice } from '../primitives';
import { BlockedButton, useBlocked } from '../templateButtons';

const LOOK = { size: 'small', variant: 'outlined' } as const;

type Progress =
  | { state: 'idle' | 'running' | 'done' }
  | { state: 'failed'; message: string };

/**
 * Puts a Dapr resource that was edited on the host back to what was registered. The backend tries it on the API server
 * first, and changes only the version that it has looked at.
 */
export function PutBack(props: {
  tenantRef: TenantRef;
  resource: { kind: DaprKind; namespace: string; name: string };
  name: string;
}) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const { tenantRef, resource } = props;
  const blocked = useBlocked(
    { id: formatTenantRef(tenantRef), ref: tenantRef },
    componentApplyPermission,
  );
  const label = t('comparison.differences.putBack');
  const putBack = async () => {
    setProgress({ state: 'running' });
    try {
      await api.restoreResource(tenantRef, resource);
      setProgress({ state: 'done' });
    } catch (error) {
      setProgress({ state: 'failed', message: (error as Error).message });
    }
  };
  if (progress.state === 'done') {
    return <Notice tone="ok">{t('comparison.differences.putBackDone')}</Notice>;
  }
  return (
    <>
      {progress.state === 'failed' && (
        <Notice tone="error">{progress.message}</Notice>
      )}
      {blocked ? (
        <BlockedButton label={label} reason={blocked} look={LOOK} />
      ) : (
        <Button
          {...LOOK}
          aria-label={t('comparison.differences.putBackLabel', {
            name: props.name,
          })}
          disabled={progress.state === 'running'}
          onClick={putBack}
        >
          {label}
        </Button>
      )}
    </>
  );
}
