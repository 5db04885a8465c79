import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { Notice, SelectField, Stack } from '../primitives';
import { IssuedKubeconfig } from './IssuedKubeconfig';

/** Minutes that are offered; the backend refuses more than the preset allows, and says how many that are. */
const MINUTES = [15, 30, 60, 240, 480];

/** Asks for a kubeconfig and shows it. */
export function IssueKubeconfig({ tenantRef }: { tenantRef: TenantRef }) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const [minutes, setMinutes] = useState('');
  const { call, start } = useCall(() =>
    api.issueKubeconfig(
      tenantRef,
      minutes === '' ? {} : { minutes: Number(minutes) },
    ),
  );
  if (call.state === 'done') {
    return <IssuedKubeconfig tenantRef={tenantRef} issued={call.value} />;
  }
  const options = MINUTES.map(each => ({
    value: String(each),
    label:
      each < 120
        ? t('kubeconfig.minutes', { minutes: String(each) })
        : t('kubeconfig.hours', { hours: String(each / 60) }),
  }));
  return (
    <Stack>
      <Typography variant="body2">{t('kubeconfig.intro')}</Typography>
      <Stack as="row">
        <SelectField
          label={t('kubeconfig.validFor')}
          value={minutes}
          options={[
            { value: '', label: t('kubeconfig.presetDefault') },
            ...options,
          ]}
          onChange={setMinutes}
        />
        <Button
          color="primary"
          variant="contained"
          disabled={call.state === 'running'}
          onClick={start}
        >
          {t('kubeconfig.issue')}
        </Button>
      </Stack>
      {call.state === 'failed' && <Notice tone="error">{call.message}</Notice>}
    </Stack>
  );
}
