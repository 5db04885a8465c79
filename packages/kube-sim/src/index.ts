export * from './apiserver';
export { RawClient } from './apiserver/testing/RawClient';
export { connect, kubeConfigOf } from './client/testing/connect';
export { realClock, sleep } from './clock/Clock';
export type { Clock, TimerHandle } from './clock/Clock';
export { ManualClock } from './clock/ManualClock';
export { RECORDED_SCENARIOS, replay } from './contract/replay';
export {
  ARGOCD_DEFINITIONS,
  DAPR_DEFINITIONS,
  FLUX_DEFINITIONS,
} from './definitions';
export { pathsInPackage } from './packagePath';
export * from './workloads';
