export { DialogButton } from './DialogButton';
export { ExpiresInField } from './ExpiresInField';
export { LifecycleCard } from './LifecycleCard';
export { SweepPreview } from './SweepPreview';
export { TenantDialog } from './TenantDialog';
