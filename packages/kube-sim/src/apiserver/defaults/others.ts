import { isRecord, JsonRecord } from '../meta/json';
import { childOf, fill, itemsOf } from './fill';

const RBAC = 'rbac.authorization.k8s.io';

export function serviceDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  fill(spec, { type: 'ClusterIP', sessionAffinity: 'None' });
  if (spec.type !== 'ExternalName') {
    fill(spec, { internalTrafficPolicy: 'Cluster' });
  }
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') {
    fill(spec, { externalTrafficPolicy: 'Cluster' });
  }
  if (spec.type === 'LoadBalancer') {
    fill(spec, { allocateLoadBalancerNodePorts: true });
  }
  for (const port of itemsOf(spec, 'ports')) {
    fill(port, { protocol: 'TCP', targetPort: port.port });
  }
  fill(object, { status: { loadBalancer: {} } });
}

/** `stringData` is a way to write only: it ends up in `data`, encoded. */
export function secretDefaults(object: JsonRecord): void {
  fill(object, { type: 'Opaque' });
  if (isRecord(object.stringData)) {
    const data = childOf(object, 'data');
    for (const [key, value] of Object.entries(object.stringData)) {
      data[key] = Buffer.from(String(value)).toString('base64');
    }
    delete object.stringData;
  }
}

export function namespaceDefaults(object: JsonRecord): void {
  const metadata = childOf(object, 'metadata');
  if (typeof metadata.name === 'string' && metadata.name) {
    childOf(metadata, 'labels')['kubernetes.io/metadata.name'] = metadata.name;
  }
  fill(object, { status: { phase: 'Active' } });
}

export function roleBindingDefaults(object: JsonRecord): void {
  fill(childOf(object, 'roleRef'), { apiGroup: RBAC });
  for (const subject of itemsOf(object, 'subjects')) {
    if (subject.kind !== 'ServiceAccount') {
      fill(subject, { apiGroup: RBAC });
    }
  }
}

export function webhookDefaults(object: JsonRecord): void {
  for (const webhook of itemsOf(object, 'webhooks')) {
    fill(webhook, {
      failurePolicy: 'Fail',
      matchPolicy: 'Equivalent',
      namespaceSelector: {},
      objectSelector: {},
      timeoutSeconds: 10,
    });
    if (object.kind === 'MutatingWebhookConfiguration') {
      fill(webhook, { reinvocationPolicy: 'Never' });
    }
    itemsOf(webhook, 'rules').forEach(rule => fill(rule, { scope: '*' }));
    const service = childOf(webhook, 'clientConfig').service;
    if (isRecord(service)) {
      fill(service, { port: 443 });
    }
  }
}

export function definitionDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  const names = childOf(spec, 'names');
  fill(spec, { conversion: { strategy: 'None' } });
  if (typeof names.kind === 'string') {
    fill(names, {
      singular: names.kind.toLowerCase(),
      listKind: `${names.kind}List`,
    });
  }
}
