export { HostPicker } from './HostPicker';
export { PresetPicker } from './PresetPicker';
export { TenantPicker } from './TenantPicker';
