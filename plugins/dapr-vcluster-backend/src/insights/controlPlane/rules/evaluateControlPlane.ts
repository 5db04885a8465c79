import {
  ControlPlane,
  Finding,
  oldestSupportedLine,
  Severity,
} from 'backstage-plugin-dapr-vcluster-common';
import { evaluateCertificates } from './certificates';
import { controlPlaneFinding } from './finding';
import { evaluateParts } from './parts';
import { evaluateWebhook } from './webhook';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** What is wrong with a host's control plane, worst first. What is unknown is not evaluated. Pure. */
export function evaluateControlPlane(
  seen: Omit<ControlPlane, 'findings' | 'freshness'>,
  now: Date,
): Finding[] {
  const { dapr, certificates, webhook } = seen;
  const findings = [
    ...judgeInstallation(dapr, now),
    ...evaluateParts(dapr),
    ...(webhook.state === 'known' ? evaluateWebhook(webhook.value) : []),
    ...evaluateCertificates(certificates, now),
    ...judgeKubernetes(seen.kubernetes),
    ...judgeSidecars(seen),
  ];
  return findings.sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  );
}

function judgeInstallation(dapr: ControlPlane['dapr'], now: Date): Finding[] {
  const { state, support, supportAsOf, version, namespace } = dapr;
  if (state === 'missing') {
    return [
      controlPlaneFinding('dapr-missing', 'error', {
        title: `The host has no Dapr control plane in namespace ${namespace}.`,
        fix: 'Install Dapr with its Helm chart, or name its namespace in daprVcluster.hosts[].dapr.namespace.',
      }),
    ];
  }
  if (support === 'leaky') {
    return [
      controlPlaneFinding('dapr-version', 'error', {
        title: `Dapr ${version} does not keep tenants apart.`,
        evidence: { Version: version },
        fix: 'Upgrade to 1.14 or newer, one minor version at a time.',
      }),
    ];
  }
  return support === 'unsupported'
    ? [
        controlPlaneFinding('dapr-version', 'warning', {
          title: `Dapr ${version} gets no fixes from the Dapr project any more.`,
          evidence: { Version: version, 'As of': supportAsOf },
          fix: `Upgrade to ${
            oldestSupportedLine('dapr', now) ?? 'its newest version'
          } or newer, one minor version at a time.`,
        }),
      ]
    : [];
}

function judgeKubernetes({
  version,
  support,
}: ControlPlane['kubernetes']): Finding[] {
  return support.state === 'end-of-life'
    ? [
        controlPlaneFinding('kubernetes-version', 'warning', {
          title: `Kubernetes ${version} gets no fixes from the Kubernetes project any more.`,
          evidence: {
            'End of life': support.endOfLife,
            'As of': support.asOf,
          },
          fix: 'Upgrade the host to a supported version of Kubernetes, unless the vendor of the cluster gives fixes for this one.',
        }),
      ]
    : [];
}

function judgeSidecars({
  restart,
  dapr,
}: Pick<ControlPlane, 'restart' | 'dapr'>): Finding[] {
  if (restart.state !== 'known' || restart.value.total === 0) {
    return [];
  }
  const { total, items } = restart.value;
  const orUnknown = items.some(({ version }) => version === undefined)
    ? ', or one that their image does not name'
    : '';
  return [
    controlPlaneFinding('version-skew', 'warning', {
      title: `${total} ${
        total === 1 ? 'sidecar runs' : 'sidecars run'
      } another version of Dapr than the control plane${orUnknown}.`,
      evidence: { 'Control plane': dapr.version },
      fix: 'Restart the workloads listed before the control plane is upgraded again: a sidecar gets the new version when its pod is recreated.',
    }),
  ];
}
