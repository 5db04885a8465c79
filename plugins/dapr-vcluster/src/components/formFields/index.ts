export { HostPicker } from './HostPicker';
export { PresetPicker } from './PresetPicker';
export { SampleImage } from './SampleImage';
export { TenantPicker } from './TenantPicker';
export { TenantPreview } from './TenantPreview';
