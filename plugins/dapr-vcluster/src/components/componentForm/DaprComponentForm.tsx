import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  ComponentFormValue,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { findTenant, useTenantChoices } from '../formFields/tenantChoices';
import { Notice } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { ComponentForm } from './ComponentForm';
import { useTenantData } from './useTenantData';
import { useCatalogue } from './useCatalogue';

type Props = FieldExtensionComponentProps<
  ComponentFormValue,
  {
    /** Parameter of the template that holds the tenant, default `tenant`. */
    tenantField?: string;
  }
>;

/**
 * Describes a Dapr Component of the tenant that another field of the template's form selects. The value contains no
 * secret values: they are among the secrets of the task.
 */
export function DaprComponentForm(props: Props) {
  const t = useText();
  const tenants = useTenantChoices('component.apply');
  const { tenantField = 'tenant' } = props.uiSchema['ui:options'] ?? {};
  const picked = props.formContext?.formData?.[tenantField];
  return (
    <LiveBoundary live={tenants} what={t('formFields.tenantsWhat')}>
      {({ items }) => {
        const tenant = findTenant(items, picked);
        if (tenant) {
          return <FormOf key={tenant.id} {...props} tenant={tenant} />;
        }
        return (
          <Notice tone="warning">
            {picked
              ? t('formFields.tenantUnknown', { value: String(picked) })
              : t('componentForm.chooseTenant')}
          </Notice>
        );
      }}
    </LiveBoundary>
  );
}

function FormOf(props: Props & { tenant: TenantSummary }) {
  const t = useText();
  const catalogue = useCatalogue();
  const tenantData = useTenantData(props.tenant);
  return (
    <LiveBoundary live={catalogue} what={t('componentForm.catalogueWhat')}>
      {known => (
        <LiveBoundary live={tenantData} what={t('componentForm.tenantWhat')}>
          {it => (
            <ComponentForm
              value={props.formData}
              onChange={props.onChange}
              catalogue={known}
              tenantData={it}
            />
          )}
        </LiveBoundary>
      )}
    </LiveBoundary>
  );
}
