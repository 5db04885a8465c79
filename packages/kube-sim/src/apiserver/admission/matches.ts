import { matchesLabelSelector } from '../selectors/label';
import { ApiCall } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { Webhook, WebhookRule } from './Webhook';

/** Whether a webhook wants to see this operation on this object. */
export function wants(
  webhook: Webhook,
  call: ApiCall,
  operation: string,
  object: KubeObject,
): boolean {
  return (
    (webhook.rules ?? []).some(rule => ruleMatches(rule, call, operation)) &&
    matchesLabelSelector(webhook.objectSelector, object.metadata.labels) &&
    namespaceMatches(webhook, call, object)
  );
}

function ruleMatches(
  rule: WebhookRule,
  { kind, path }: ApiCall,
  operation: string,
): boolean {
  const resource = path.subresource
    ? `${kind.plural}/${path.subresource}`
    : kind.plural;
  const scope = kind.namespaced ? 'Namespaced' : 'Cluster';
  return (
    includes(rule.operations, operation) &&
    includes(rule.apiGroups, kind.group) &&
    includes(rule.apiVersions, kind.version) &&
    (rule.resources ?? []).some(pattern =>
      resourceMatches(pattern, resource),
    ) &&
    ['*', scope].includes(rule.scope ?? '*')
  );
}

// `*` is every resource without its subresources, `pods/*` all subresources of pods
function resourceMatches(pattern: string, resource: string): boolean {
  const [wanted, wantedSub = ''] = pattern.split('/');
  const [name, sub = ''] = resource.split('/');
  return (
    ['*', name].includes(wanted) && (wantedSub === '*' || wantedSub === sub)
  );
}

function includes(values: string[] | undefined, value: string): boolean {
  return (values ?? []).some(wanted => wanted === '*' || wanted === value);
}

/** A namespace selector is matched against the labels of the object's namespace; other cluster-scoped objects pass. */
function namespaceMatches(
  webhook: Webhook,
  { context, kind, path }: ApiCall,
  object: KubeObject,
): boolean {
  if (kind.plural === 'namespaces') {
    return matchesLabelSelector(
      webhook.namespaceSelector,
      object.metadata.labels,
    );
  }
  if (!kind.namespaced || path.namespace === undefined) {
    return true;
  }
  const namespace = context.store.get('namespaces', undefined, path.namespace);
  return matchesLabelSelector(
    webhook.namespaceSelector,
    namespace?.metadata.labels,
  );
}
