import {
  Finding,
  Known,
  Tenant,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { FullResource, quotaRefuses, readQuotaRefusal } from '../quota';
import { AbsentApp, Arrival } from './Arrivals';

const MAX_APPS = 5;

const FULL = 'tenant/quota-full';
const REFUSES = 'tenant/quota-refuses-pods';

/** Numbers of a tenant with those of its vcluster; absent while these are not known. */
export function countsWithArrival(
  counts: TenantSummary['counts'],
  arrival: Known<Arrival> | undefined,
): TenantSummary['counts'] {
  if (arrival?.state !== 'known') {
    return counts;
  }
  const { asking, absent } = arrival.value;
  return { ...counts, requested: asking, notOnHost: podsOf(absent) };
}

/** A tenant with what its vcluster shows of pods that did not reach the host, or why that is not known. */
export function withArrival<T extends Pick<Tenant, 'counts' | 'findings'>>(
  tenant: T,
  arrival: Known<Arrival>,
): T & { virtual: Known<number> } {
  const { counts, findings } = tenant;
  if (arrival.state === 'unknown') {
    return { ...tenant, virtual: arrival };
  }
  const { asking, absent } = arrival.value;
  const found = arrivalFindings(absent);
  const isRefused = found.some(({ ruleId }) => ruleId === REFUSES);
  return {
    ...tenant,
    counts: countsWithArrival(counts, arrival),
    findings: [
      ...found,
      // That pods are refused says more than that no other would fit.
      ...findings.filter(({ ruleId }) => !isRefused || ruleId !== FULL),
    ],
    virtual: { ...arrival, value: asking },
  };
}

function arrivalFindings(absent: readonly AbsentApp[]): Finding[] {
  const refusals = absent
    .flatMap(app => app.refusals)
    .map(text => ({ text, quota: readQuotaRefusal(text) }));
  const byQuota = refusals.filter(
    ({ quota }) => quota && quota.resources.length > 0,
  ).length;
  const others = podsOf(absent) - byQuota;
  const full = refusals.flatMap(({ quota }) =>
    (quota?.resources ?? []).map(each => ({ ...each, quota: quota!.quota })),
  );
  return [
    ...(byQuota > 0 ? [quotaRefuses(byQuota, newest(full))] : []),
    ...(others > 0 ? [notOnHost(others, absent)] : []),
  ];
}

/** Each resource once. */
function newest<T extends Omit<FullResource, 'namespace'>>(full: T[]): T[] {
  return [
    ...new Map(
      full.map(each => [`${each.quota}/${each.resource}`, each]),
    ).values(),
  ];
}

function notOnHost(pods: number, absent: readonly AbsentApp[]): Finding {
  return {
    ruleId: 'tenant/pods-not-on-host',
    severity: 'error',
    title:
      pods === 1
        ? 'A pod of the vcluster that requests a sidecar is not on the host.'
        : `${pods} pods of the vcluster that request a sidecar are not on the host.`,
    evidence: absent.slice(0, MAX_APPS).map(({ appId, ...app }) => ({
      label: `App ${appId}`,
      value: `${app.pods} in namespace ${app.namespace}: ${
        app.refusals[0] ?? 'no event says why'
      }`,
    })),
    fix: 'Look at the findings of these apps on the tab of sidecars: they say what the host refuses, and why.',
  };
}

function podsOf(absent: readonly AbsentApp[]): number {
  return absent.reduce((sum, { pods }) => sum + pods, 0);
}
