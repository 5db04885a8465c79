import { injectionRules } from './versions';

/**
 * Name of the sidecar's container, injected or declared.
 *
 * @public
 */
export const SIDECAR_CONTAINER = 'daprd';

/**
 * Annotation that asks for a sidecar.
 *
 * @public
 */
export const ANNOTATION_DAPR_ENABLED = 'dapr.io/enabled';

/**
 * Annotation that names the app; the pod's name stands in for it.
 *
 * @public
 */
export const ANNOTATION_DAPR_APP_ID = 'dapr.io/app-id';

/**
 * Annotation that names the Configuration the sidecar must find in its host namespace.
 *
 * @public
 */
export const ANNOTATION_DAPR_CONFIG = 'dapr.io/config';

/**
 * Label the injector (1.11 and later) leaves on what it has injected.
 *
 * @public
 */
export const LABEL_SIDECAR_INJECTED = 'dapr.io/sidecar-injected';

/**
 * The parts of a pod that decide about injection.
 *
 * @public
 */
export type InjectablePod = {
  metadata: { name?: string; annotations?: Record<string, string> };
  spec?: {
    containers?: { name: string }[];
    initContainers?: { name: string }[];
  };
};

const TRUTHY = ['y', 'yes', 'true', 't', 'on', '1'];

/**
 * Whether the annotation `dapr.io/enabled` asks for a sidecar in this Dapr version:
 * words like "yes" did so until 1.17, from 1.17.4 only "true" (in any case) does.
 *
 * @public
 */
export function asksForSidecar(pod: InjectablePod, daprVersion: string) {
  const value = pod.metadata.annotations?.[ANNOTATION_DAPR_ENABLED] ?? '';
  return injectionRules(daprVersion).enabled === 'true-only'
    ? value.toLowerCase() === 'true'
    : TRUTHY.includes(value.trim().toLowerCase());
}

/**
 * Whether the pod has a container `daprd`, as a container or a native sidecar. The injector leaves such pods alone.
 *
 * @public
 */
export function hasSidecar(pod: InjectablePod) {
  return [
    ...(pod.spec?.containers ?? []),
    ...(pod.spec?.initContainers ?? []),
  ].some(container => container.name === SIDECAR_CONTAINER);
}

/**
 * The app-id the injector gives the pod: its annotation, else the pod's name.
 *
 * @public
 */
export function appIdOf(pod: InjectablePod) {
  return (
    pod.metadata.annotations?.[ANNOTATION_DAPR_APP_ID] ||
    pod.metadata.name ||
    ''
  );
}
