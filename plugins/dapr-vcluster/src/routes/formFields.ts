/** Names of the form fields of this plugin in templates (`ui:field`). */
export const FORM_FIELDS = {
  host: 'DaprVclusterHostPicker',
  preset: 'DaprVclusterPresetPicker',
  tenant: 'DaprVclusterTenantPicker',
  tenantPreview: 'DaprVclusterTenantPreview',
  component: 'DaprComponentForm',
  sampleImage: 'DaprVclusterSampleImage',
} as const;
