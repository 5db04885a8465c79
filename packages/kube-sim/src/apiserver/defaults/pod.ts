import { isRecord, JsonRecord } from '../meta/json';
import { childOf, fill, itemsOf } from './fill';

const FILE_MODE = 0o644;

/** Defaults of a pod's spec, in a pod and in a template alike. */
export function podSpecDefaults(spec: JsonRecord): void {
  fill(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  });
  if (spec.serviceAccountName && !spec.serviceAccount) {
    spec.serviceAccount = spec.serviceAccountName;
  }
  if (spec.serviceAccount && !spec.serviceAccountName) {
    spec.serviceAccountName = spec.serviceAccount;
  }
  itemsOf(spec, 'containers').forEach(containerDefaults);
  itemsOf(spec, 'initContainers').forEach(containerDefaults);
  itemsOf(spec, 'volumes').forEach(volumeDefaults);
}

/** What only a pod gets, not a template. */
export function podOnlyDefaults(spec: JsonRecord): void {
  fill(spec, { enableServiceLinks: true });
  for (const container of itemsOf(spec, 'containers')) {
    const resources = childOf(container, 'resources');
    if (isRecord(resources.limits)) {
      resources.requests = {
        ...resources.limits,
        ...asRecord(resources.requests),
      };
    }
  }
}

function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

function containerDefaults(container: JsonRecord): void {
  fill(container, {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: pullPolicy(String(container.image ?? '')),
  });
  itemsOf(container, 'ports').forEach(port => fill(port, { protocol: 'TCP' }));
  for (const variable of itemsOf(container, 'env')) {
    const source = variable.valueFrom;
    if (isRecord(source) && isRecord(source.fieldRef)) {
      fill(source.fieldRef, { apiVersion: 'v1' });
    }
  }
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container[name];
    if (isRecord(probe)) {
      probeDefaults(probe);
    }
  }
}

function probeDefaults(probe: JsonRecord): void {
  fill(probe, {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  if (isRecord(probe.httpGet)) {
    fill(probe.httpGet, { path: '/', scheme: 'HTTP' });
  }
}

function volumeDefaults(volume: JsonRecord): void {
  const sources = Object.keys(volume).filter(key => key !== 'name');
  if (sources.length === 0) {
    volume.emptyDir = {};
  }
  for (const name of ['secret', 'configMap', 'downwardAPI', 'projected']) {
    const source = volume[name];
    if (isRecord(source)) {
      fill(source, { defaultMode: FILE_MODE });
      fieldRefDefaults(source);
      itemsOf(source, 'sources').forEach(projectionDefaults);
    }
  }
}

function projectionDefaults(source: JsonRecord): void {
  if (isRecord(source.serviceAccountToken)) {
    fill(source.serviceAccountToken, { expirationSeconds: 3600 });
  }
  if (isRecord(source.downwardAPI)) {
    fieldRefDefaults(source.downwardAPI);
  }
}

function fieldRefDefaults(source: JsonRecord): void {
  for (const item of itemsOf(source, 'items')) {
    if (isRecord(item.fieldRef)) {
      fill(item.fieldRef, { apiVersion: 'v1' });
    }
  }
}

/** `Always` for the tag `latest` or none, `IfNotPresent` for every other tag and for digests. */
function pullPolicy(image: string): string {
  if (image.includes('@')) {
    return 'IfNotPresent';
  }
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest' ? 'Always' : 'IfNotPresent';
}
