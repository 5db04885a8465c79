import {
  Tenant,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { KeyValue, SectionCard, Stack } from '../primitives';
import { useBlocked } from '../templateButtons';
import { DialogButton } from './DialogButton';
import { ExpiryText } from './ExpiryText';
import { ExtendDialog } from './ExtendDialog';
import { ScheduleDialog } from './ScheduleDialog';
import { ScheduleText } from './ScheduleText';

/** When the tenant expires and sleeps, and what changes that. */
export function LifecycleCard({ tenant }: { tenant: Tenant }) {
  const t = useText();
  const blocked = useBlocked(tenant, tenantUpdatePermission);
  return (
    <SectionCard title={t('lifecycle.title')}>
      <Stack>
        <KeyValue
          facts={[
            {
              label: t('lifecycle.expires'),
              value: <ExpiryText expiry={tenant.expiry} />,
            },
            {
              label: t('lifecycle.schedule'),
              value: <ScheduleText schedule={tenant.schedule} />,
            },
          ]}
        />
        <Stack as="row">
          <DialogButton label={t('lifecycle.extend.open')} blocked={blocked}>
            {onClose => <ExtendDialog tenant={tenant} onClose={onClose} />}
          </DialogButton>
          <DialogButton label={t('lifecycle.sleep.open')} blocked={blocked}>
            {onClose => <ScheduleDialog tenant={tenant} onClose={onClose} />}
          </DialogButton>
        </Stack>
      </Stack>
    </SectionCard>
  );
}
