import { ANNOTATION_DAPR_CONFIG } from 'backstage-plugin-dapr-vcluster-common/rules';
import { appIdOfSidecar } from '../inventory/model/sidecarIdentity';
import { diagnoseApp, Diagnosis } from './diagnosis';
import { Sidecar, versionOfImage } from 'backstage-plugin-dapr-vcluster-common';
import { SidecarPod } from '../inventory/model/sidecarPod';
import { TenantSnapshot } from '../inventory/TenantIndex';
import { TenantPod } from '../inventory/members';
import { PodItem } from '../inventory/model/model';
import { MisplacedWorkload } from './vclusterConfiguration';
import {
  Asked,
  hostEvidence,
  virtualEvidence,
  workloadEvidence,
} from './gatherEvidence';
import { unknown } from './metadata/readMetadata';

/** A pod on the host as a sidecar, or as an app that has none. */
export function describePod(
  pod: TenantPod,
  snapshot: TenantSnapshot,
  asked: Asked,
): Sidecar {
  const { daprd } = pod;
  const { probe } = asked;
  return {
    ...ofPod(pod, diagnoseApp(hostEvidence(pod, snapshot, asked))),
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
    ...ofPod(pod, diagnoseApp(virtualEvidence(pod, snapshot, syncError))),
    virtualPod: { namespace: pod.namespace, name: pod.name },
    mode: 'sidecar',
    config: pod.annotations[ANNOTATION_DAPR_CONFIG],
    loaded: unknown('The app is not on the host.'),
  };
}

/** A workload of the vcluster that requests a sidecar where that has no effect. */
export function describeWorkload(
  workload: MisplacedWorkload,
  snapshot: TenantSnapshot,
): Sidecar {
  const { uid, name } = workload;
  const evidence = workloadEvidence(workload, snapshot);
  return {
    ...common({ uid, workload: name }, evidence.pod, diagnoseApp(evidence)),
    mode: 'sidecar',
    loaded: unknown('The app has no sidecar.'),
  };
}

function ofPod(pod: PodItem, diagnosis: Diagnosis) {
  return common(pod, pod, diagnosis);
}

function common(
  { uid, workload }: Pick<PodItem, 'uid' | 'workload'>,
  pod: SidecarPod,
  { state, summary, findings }: Diagnosis,
) {
  return {
    id: uid,
    appId: appIdOfSidecar(pod),
    app: workload,
    state,
    summary,
    findings,
  };
}
