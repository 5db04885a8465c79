export type { DecisionContext } from './decide';
export { LifecycleNotifier } from './LifecycleNotifier';
export { LifecycleSweep } from './LifecycleSweep';
export type { LifecycleSweepOptions } from './LifecycleSweep';
export { LifecyclePreviewer } from './LifecyclePreviewer';
export type { LifecyclePreviewerOptions } from './LifecyclePreviewer';
export { lifetimeOf, readLifecycleOptions } from './options';
export type { LifecycleOptions, LifetimeRule } from './options';
export { withTimes } from './withTimes';
