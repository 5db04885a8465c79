import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { TenantActions } from '../templateButtons';
import { PhaseBadge } from '../badges';
import { FindingList } from '../findings';
import { KubeconfigButton } from '../kubeconfig';
import { LifecycleCard } from '../lifecycle';
import { SyncerLogButton } from '../logs';
import { Stack, TabHeading } from '../primitives';
import { AboutCard } from './AboutCard';
import { ConditionsCard } from './ConditionsCard';
import { EventsCard } from './EventsCard';
import { NamespacesCard } from './NamespacesCard';
import { SavingsCard } from '../savings';
import { UsageCard } from '../usage';

/** Details of the vcluster, findings first. */
export function TenantDetails({ tenant }: { tenant: Tenant }) {
  return (
    <Stack>
      <TabHeading
        title={tenant.ref.name}
        state={<PhaseBadge phase={tenant.phase} />}
        help={tenant.reason}
        actions={
          <Stack as="row">
            <TenantActions tenant={tenant} />
            <KubeconfigButton tenant={tenant} />
            <SyncerLogButton tenantRef={tenant.ref} />
          </Stack>
        }
      />
      <FindingList findings={tenant.findings} />
      <Stack as="columns">
        <AboutCard tenant={tenant} />
        <NamespacesCard tenant={tenant} />
      </Stack>
      <LifecycleCard tenant={tenant} />
      <UsageCard tenantRef={tenant.ref} />
      <SavingsCard tenantRef={tenant.ref} />
      <ConditionsCard conditions={tenant.conditions} />
      <EventsCard tenantRef={tenant.ref} />
    </Stack>
  );
}
