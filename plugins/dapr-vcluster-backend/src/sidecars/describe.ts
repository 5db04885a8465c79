import {
  ANNOTATION_DAPR_CONFIG,
  appIdOfSidecar,
  diagnoseDaprd,
  Diagnosis,
  Finding,
  Sidecar,
  versionOfImage,
  whyNoDaprd,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantSnapshot } from '../index/TenantIndex';
import { TenantPod } from '../index/members';
import { PodItem } from '../index/model';
import { Probe, unknown } from './metadata';

/** A pod on the host as a sidecar, or as an app that has none. */
export function describePod(
  pod: TenantPod,
  snapshot: TenantSnapshot,
  probe: Probe | undefined,
): Sidecar {
  const { daprd } = pod;
  const diagnosis = daprd
    ? withHealth(diagnoseDaprd(daprd), probe)
    : whyNoDaprd(pod, snapshot.tenant.ref, snapshot.dapr.injector);
  const config = daprd?.config ?? pod.annotations[ANNOTATION_DAPR_CONFIG];
  return {
    ...common(pod, diagnosis),
    virtualPod: pod.virtual,
    hostPod: { namespace: pod.namespace, name: pod.name },
    mode: daprd?.native ? 'native' : 'sidecar',
    version: probe?.runtimeVersion ?? (daprd && versionOfImage(daprd.image)),
    image: daprd?.image,
    restarts: daprd?.status?.restarts,
    startedAt: daprd?.status?.startedAt,
    appPort: daprd?.appPort,
    config,
    loaded: daprd
      ? probe?.loaded ?? unknown('The sidecar has not been asked.')
      : unknown('The app has no sidecar.'),
    findings: [
      ...diagnosis.findings,
      ...missingConfiguration(pod, config, snapshot),
    ],
  };
}

/** A pod of the vcluster that never reached the host. */
export function describeMissing(pod: PodItem, diagnosis: Diagnosis): Sidecar {
  return {
    ...common(pod, diagnosis),
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

/** A sidecar that the kubelet found ready a moment ago may say itself that it is not. */
function withHealth(diagnosis: Diagnosis, probe: Probe | undefined): Diagnosis {
  if (!probe?.unhealthy) return diagnosis;
  const evidence = [{ label: '/v1.0/healthz', value: probe.unhealthy }];
  const [first, ...rest] = diagnosis.findings;
  if (first) {
    return {
      ...diagnosis,
      findings: [
        { ...first, evidence: [...first.evidence, ...evidence] },
        ...rest,
      ],
    };
  }
  const title = 'daprd says that it is not healthy.';
  return {
    state: 'not-ready',
    summary: title,
    findings: [
      {
        ruleId: 'sidecar/unhealthy',
        severity: 'warning',
        title,
        evidence,
        fix: 'Check the app and the Dapr Components that the answer names.',
      },
    ],
  };
}

/** Guardrail G11: without its Configuration daprd does not start. */
function missingConfiguration(
  pod: TenantPod,
  config: string | undefined,
  { configurations, tenant }: TenantSnapshot,
): Finding[] {
  const unseen = tenant.freshness.unknown.some(
    ({ kind, state }) => kind === 'configurations.dapr.io' && state !== 'stale',
  );
  if (!config || unseen) return [];
  const there = configurations.some(
    each => each.namespace === pod.namespace && each.name === config,
  );
  if (there) return [];
  return [
    {
      ruleId: 'G11',
      severity: 'error',
      title: `Configuration "${config}" is not in the pod's host namespace; daprd cannot start without it.`,
      evidence: [{ label: 'Host namespace', value: pod.namespace }],
      fix: `Create the Configuration there, or remove the annotation ${ANNOTATION_DAPR_CONFIG}.`,
    },
  ];
}
