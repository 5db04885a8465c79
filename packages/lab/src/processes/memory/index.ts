export type { MemoryCgroup } from './MemoryCgroup';
export { MemoryCgroups } from './MemoryCgroups';
export { showCgroups } from './showCgroups';
