export * from './apiserver';
export { kubeConfigOf } from './connection/kubeConfigOf';
export { RawClient } from './connection/RawClient';
export { realClock, sleep } from './clock/Clock';
export type { Clock, TimerHandle } from './clock/Clock';
export { ManualClock } from './clock/ManualClock';
export { RECORDED_SCENARIOS, replay } from './contract/replay';
export {
  ARGOCD_DEFINITIONS,
  DAPR_DEFINITIONS,
  FLUX_DEFINITIONS,
  HOST_DEFINITIONS,
} from './definitions';
export * from './workloads';
export { parseQuantity } from './quantities/quantity';
