/** Names by which templates use the form fields of this plugin (`ui:field`). */
export const FORM_FIELDS = {
  host: 'DaprVclusterHostPicker',
  preset: 'DaprVclusterPresetPicker',
  tenant: 'DaprVclusterTenantPicker',
  component: 'DaprComponentForm',
} as const;
