import {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_ENABLED,
  LABEL_SIDECAR_INJECTED,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { SidecarPod } from './sidecarPod';

/** App id of a pod: the injector's label (1.11 and later), else its argument, else the annotation, else the pod's name. */
export function appIdOfSidecar(pod: SidecarPod): string {
  return (
    pod.labels[ANNOTATION_DAPR_APP_ID] ||
    pod.daprd?.appId ||
    pod.annotations[ANNOTATION_DAPR_APP_ID] ||
    pod.name
  );
}

const REFUSING = ['', 'false', 'no', 'off', 'n', 'f', '0'];

/**
 * Whether a value of `dapr.io/enabled` shows that its author wants a sidecar, even in a spelling that
 * Dapr does not take: such a pod has none, and that is worth a word.
 */
export function wantsSidecar(enabled: string | undefined): boolean {
  return (
    enabled !== undefined && !REFUSING.includes(enabled.trim().toLowerCase())
  );
}

/**
 * Whether a pod's daprd was declared by its author (Dapr Shared) and not injected. Before 1.11 the injector
 * left no label, but the pod it injected asks for a sidecar.
 */
export function isShared({ daprd, labels, annotations }: SidecarPod): boolean {
  return (
    daprd !== undefined &&
    labels[LABEL_SIDECAR_INJECTED] === undefined &&
    !wantsSidecar(annotations[ANNOTATION_DAPR_ENABLED])
  );
}

/** Whether an app may load a Dapr resource: one without scopes is for all apps of its namespace. */
export function isInScope(scopes: readonly string[], appId: string): boolean {
  return scopes.length === 0 || scopes.includes(appId);
}
