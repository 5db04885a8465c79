import {
  ANNOTATION_DAPR_CONFIG,
  appIdOfSidecar,
  diagnoseApp,
  Diagnosis,
  Sidecar,
  versionOfImage,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantSnapshot } from '../index/TenantIndex';
import { TenantPod } from '../index/members';
import { PodItem } from '../index/model';
import { Asked, hostEvidence, virtualEvidence } from './evidence';
import { unknown } from './metadata';

/** A pod on the host as a sidecar, or as an app that has none. */
export function describePod(
  pod: TenantPod,
  snapshot: TenantSnapshot,
  asked: Asked,
): Sidecar {
  const { daprd } = pod;
  const { probe } = asked;
  return {
    ...common(pod, diagnoseApp(hostEvidence(pod, snapshot, asked))),
    virtualPod: pod.virtual,
    hostPod: { namespace: pod.namespace, name: pod.name },
    mode: daprd?.native ? 'native' : 'sidecar',
    version: probe?.runtimeVersion ?? (daprd && versionOfImage(daprd.image)),
    image: daprd?.image,
    restarts: daprd?.status?.restarts,
    startedAt: daprd?.status?.startedAt,
    appPort: daprd?.appPort,
    config: daprd?.config ?? pod.annotations[ANNOTATION_DAPR_CONFIG],
    loaded: daprd
      ? probe?.loaded ?? unknown('The sidecar has not been asked.')
      : unknown('The app has no sidecar.'),
  };
}

/** A pod of the vcluster that never reached the host. */
export function describeMissing(
  pod: PodItem,
  snapshot: TenantSnapshot,
  syncError: string | undefined,
): Sidecar {
  return {
    ...common(pod, diagnoseApp(virtualEvidence(pod, snapshot, syncError))),
    virtualPod: { namespace: pod.namespace, name: pod.name },
    mode: 'sidecar',
    config: pod.annotations[ANNOTATION_DAPR_CONFIG],
    loaded: unknown('The app is not on the host.'),
  };
}

function common(pod: PodItem, { state, summary, findings }: Diagnosis) {
  return {
    id: pod.uid,
    appId: appIdOfSidecar(pod),
    app: pod.workload,
    state,
    summary,
    findings,
  };
}
