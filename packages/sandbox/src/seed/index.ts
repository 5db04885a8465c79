export { createSeeded } from './createSeeded';
export { readSeed } from './readSeed';
export type { SeededTenant } from './readSeed';
export { ShiftedClock } from './ShiftedClock';
