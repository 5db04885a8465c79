import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  ScheduleTenantResult,
  SleepSchedule,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { Notice, Stack, useUniqueId } from '../primitives';
import { NextTimes } from './NextTimes';
import { TenantDialog } from './TenantDialog';

const NIGHTS = { sleep: '0 20 * * 1-5', wake: '0 7 * * 1-5' };

/** Sets or removes when a tenant sleeps; the next times can be looked at before. */
export function ScheduleDialog(props: { tenant: Tenant; onClose: () => void }) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const { tenant, onClose } = props;
  const { ref, schedule: present } = tenant;
  const [schedule, setSchedule] = useState<SleepSchedule>(() => ({
    sleep: present?.sleep ?? NIGHTS.sleep,
    wake: present?.wake ?? NIGHTS.wake,
    zone:
      present?.zone ??
      new Intl.DateTimeFormat().resolvedOptions().timeZone ??
      'UTC',
  }));
  const preview = useCall(() =>
    api.scheduleTenant(ref, schedule, { dryRun: true }),
  );
  const save = useCall(() => api.scheduleTenant(ref, schedule));
  const remove = useCall(() => api.scheduleTenant(ref, null));
  const calls = [preview.call, save.call, remove.call];
  const isBusy = calls.some(({ state }) => state === 'running');
  const done = [save.call, remove.call].find(({ state }) => state === 'done');
  const set = (field: keyof SleepSchedule) => (value: string) =>
    setSchedule({ ...schedule, [field]: value });
  return (
    <TenantDialog
      title={t('lifecycle.sleep.title', { name: ref.name, host: ref.host })}
      onClose={onClose}
      actions={
        !done && (
          <>
            {present && (
              <Button disabled={isBusy} onClick={remove.start}>
                {t('lifecycle.sleep.remove')}
              </Button>
            )}
            <Button disabled={isBusy} onClick={preview.start}>
              {t('lifecycle.sleep.check')}
            </Button>
            <Button
              color="primary"
              variant="contained"
              disabled={isBusy}
              onClick={save.start}
            >
              {t('lifecycle.sleep.save')}
            </Button>
          </>
        )
      }
    >
      {done?.state === 'done' ? (
        <Saved result={done.value} />
      ) : (
        <>
          <Typography variant="body2">{t('lifecycle.sleep.intro')}</Typography>
          <Field
            label={t('lifecycle.sleep.sleep')}
            help={t('lifecycle.sleep.cronHelp', { example: NIGHTS.sleep })}
            value={schedule.sleep}
            onChange={set('sleep')}
          />
          <Field
            label={t('lifecycle.sleep.wake')}
            help={t('lifecycle.sleep.cronHelp', { example: NIGHTS.wake })}
            value={schedule.wake}
            onChange={set('wake')}
          />
          <Field
            label={t('lifecycle.sleep.zone')}
            help={t('lifecycle.sleep.zoneHelp')}
            value={schedule.zone}
            onChange={set('zone')}
          />
          {preview.call.state === 'done' && (
            <NextTimes next={preview.call.value.next} />
          )}
        </>
      )}
      {calls.map(
        (call, index) =>
          call.state === 'failed' && (
            <Notice key={index} tone="error">
              {call.message}
            </Notice>
          ),
      )}
    </TenantDialog>
  );
}

function Saved({ result }: { result: ScheduleTenantResult }) {
  const t = useText();
  const { schedule, next, resumes } = result;
  return (
    <Stack>
      <Notice tone="ok">
        {t(schedule ? 'lifecycle.sleep.saved' : 'lifecycle.sleep.removed')}{' '}
        {resumes && t('lifecycle.sleep.removesResume')}
      </Notice>
      <NextTimes next={next} />
    </Stack>
  );
}

function Field(props: {
  label: string;
  help: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useUniqueId('schedule');
  return (
    <TextField
      id={id}
      label={props.label}
      helperText={props.help}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      inputProps={{ maxLength: 100, spellCheck: false }}
      InputLabelProps={{ shrink: true }}
      size="small"
      variant="outlined"
    />
  );
}
