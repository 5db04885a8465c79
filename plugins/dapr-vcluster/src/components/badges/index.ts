export { ValueText } from './ValueText';
export { HostLink, TenantLink } from './CatalogLinks';
export { OwnerLink } from './OwnerLink';
export { PhaseBadge } from './PhaseBadge';
export { SidecarCounts } from './SidecarCounts';
export { AsOf, SupportText } from './SupportText';
export * from './tones';
export { VersionText } from './VersionText';
export { tenantColumns } from './tenantColumns';
