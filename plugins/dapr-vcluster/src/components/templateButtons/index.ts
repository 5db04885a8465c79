export { BlockedButton } from './BlockedButton';
export { DeployButton, RegisterButton, TenantActions } from './TenantActions';
export { TemplateButton } from './TemplateButton';
export { useBlocked, useCreateBlocked } from './useBlocked';
