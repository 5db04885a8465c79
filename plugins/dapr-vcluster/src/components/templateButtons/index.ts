export { DeployButton, RegisterButton, TenantActions } from './TenantActions';
export { TemplateButton } from './TemplateButton';
export { useCreateBlocked } from './useBlocked';
