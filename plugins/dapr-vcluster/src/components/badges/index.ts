export { ValueText } from './ValueText';
export { HostLink, TenantLink } from './CatalogLinks';
export { OwnerLink } from './OwnerLink';
export { PhaseBadge } from './PhaseBadge';
export { SidecarCounts } from './SidecarCounts';
export { SupportText } from './SupportText';
export * from './tones';
export { VersionText } from './VersionText';
