export { startHelmController } from './controller';
export type { HelmControllerOptions } from './controller';
export { KindIndex } from './discovery';
export type { HelmRelease, HelmRepository } from './flux';
export { effectiveValues } from './chart/values';
export type { ChartValues } from './chart/values';
