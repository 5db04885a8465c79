import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { ExtendTenant, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { Notice, useTimeText, useUniqueId } from '../primitives';
import { ExpiresInField } from './ExpiresInField';
import { KeepSection } from './KeepSection';
import { TenantDialog } from './TenantDialog';

const CUSTOM = 'custom';

/** Sets when a tenant expires, or exempts it. */
export function ExtendDialog(props: { tenant: Tenant; onClose: () => void }) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const { full } = useTimeText();
  const id = useUniqueId('expires-at');
  const [days, setDays] = useState('');
  const [at, setAt] = useState('');
  const { tenant, onClose } = props;
  const { name, host } = tenant.ref;
  const { call, start } = useCall(() =>
    api.extendTenant(tenant.ref, bodyOf(days, at)),
  );
  const isDone = call.state === 'done';
  return (
    <TenantDialog
      title={t('lifecycle.extend.title', { name, host })}
      onClose={onClose}
      actions={
        !isDone && (
          <Button
            color="primary"
            variant="contained"
            disabled={call.state === 'running' || (days === CUSTOM && !at)}
            onClick={start}
          >
            {t('lifecycle.extend.save')}
          </Button>
        )
      }
    >
      {isDone ? (
        <Notice tone="ok">
          {t('lifecycle.extend.done', { time: full(call.value.expiresAt) })}{' '}
          {call.value.resumes && t('lifecycle.extend.resumed')}
        </Notice>
      ) : (
        <>
          <Typography variant="body2">{t('lifecycle.extend.intro')}</Typography>
          <ExpiresInField
            value={days}
            more={[{ value: CUSTOM, label: t('lifecycle.extend.custom') }]}
            onChange={setDays}
          />
          {days === CUSTOM && (
            <TextField
              id={id}
              label={t('lifecycle.extend.at')}
              type="datetime-local"
              value={at}
              onChange={event => setAt(event.target.value)}
              InputLabelProps={{ shrink: true }}
              size="small"
              variant="outlined"
            />
          )}
        </>
      )}
      {call.state === 'failed' && <Notice tone="error">{call.message}</Notice>}
      <KeepSection tenant={tenant} />
    </TenantDialog>
  );
}

function bodyOf(days: string, at: string): ExtendTenant {
  if (days === CUSTOM) {
    const time = new Date(at);
    // What is no time is refused by the backend, in its words.
    return {
      expiresAt: Number.isNaN(time.getTime()) ? at : time.toISOString(),
    };
  }
  return days === '' ? {} : { expiresIn: days };
}
