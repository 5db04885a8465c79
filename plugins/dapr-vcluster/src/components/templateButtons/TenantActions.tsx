import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Tenant,
  componentApplyPermission,
  tenantDeletePermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { useOptions, useText } from '../../hooks';
import { Stack } from '../primitives';
import { whyNotPausable, whyNotUpgradable } from './reasons';
import { TemplateButton } from './TemplateButton';
import { useBlocked } from './useBlocked';

type Props = {
  tenant: Pick<Tenant, 'id' | 'ref' | 'phase'> &
    Partial<Pick<Tenant, 'profile' | 'registered' | 'upgrade'>>;
};

/** Opens the template that registers a Dapr Component in this tenant. */
export function RegisterButton({
  tenant,
  ...look
}: Props & { primary?: boolean }) {
  const blocked = useBlocked(tenant, componentApplyPermission, {
    needsReady: true,
  });
  return (
    <TemplateButton
      {...look}
      template="register"
      formData={useFormData()}
      blocked={blocked}
    />
  );
}

/** Opens the template that deploys an app into this tenant. */
export function DeployButton({ tenant }: Props) {
  const blocked = useBlocked(tenant, tenantUpdatePermission, {
    needsReady: true,
  });
  return (
    <TemplateButton
      template="deploy"
      formData={useFormData()}
      blocked={blocked}
    />
  );
}

/** Opens the template that pauses this tenant, or the one that resumes it. */
export function PauseButton({ tenant }: Props) {
  const t = useText();
  const formData = useFormData();
  const denied = useBlocked(tenant, tenantUpdatePermission);
  if (tenant.phase === 'paused') {
    return (
      <TemplateButton template="resume" formData={formData} blocked={denied} />
    );
  }
  return (
    <TemplateButton
      template="pause"
      formData={formData}
      blocked={denied ?? whyNotPausable(t, tenant)?.full}
    />
  );
}

/** Opens the template that upgrades this tenant. */
export function UpgradeButton({ tenant }: Props) {
  const t = useText();
  const denied = useBlocked(tenant, tenantUpdatePermission);
  const profiles = useOptions().data?.profiles;
  return (
    <TemplateButton
      template="upgrade"
      formData={useFormData()}
      blocked={denied ?? whyNotUpgradable(t, tenant, profiles)?.full}
    />
  );
}

/** Opens the template that registers a vcluster that something else has created; nothing for one that is registered. */
export function AdoptButton({ tenant }: Props) {
  const blocked = useBlocked(tenant, tenantUpdatePermission);
  const formData = useFormData();
  return tenant.registered === false ? (
    <TemplateButton template="adopt" formData={formData} blocked={blocked} />
  ) : null;
}

/** Opens the template that deletes this tenant. */
export function DeleteButton({ tenant }: Props) {
  const blocked = useBlocked(tenant, tenantDeletePermission);
  return (
    <TemplateButton
      template="delete"
      formData={useFormData()}
      blocked={blocked}
    />
  );
}

/** Buttons for all templates that act on a tenant. */
export function TenantActions(props: Props) {
  return (
    <Stack as="row">
      <RegisterButton {...props} primary />
      <DeployButton {...props} />
      <PauseButton {...props} />
      <UpgradeButton {...props} />
      <AdoptButton {...props} />
      <DeleteButton {...props} />
    </Stack>
  );
}

/** The templates take the catalog entity of the tenant. */
function useFormData() {
  return { tenant: stringifyEntityRef(useEntity().entity) };
}
