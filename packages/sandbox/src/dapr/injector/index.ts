export { InjectorServer } from './InjectorServer';
export type { InjectorServerOptions } from './InjectorServer';
export { reviewPod } from './review';
export type { AdmissionReview, InjectionOutcome } from './review';
export type { InjectorSettings } from './settings';
