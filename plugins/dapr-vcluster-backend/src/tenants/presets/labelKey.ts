import {
  ANNOTATION_PREFIX,
  LABEL_MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const DOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_DOMAIN = 253;

/** Keys that say whose the namespace is, or that switch cluster features on: not even an owner can allow them. */
const RESERVED = [ANNOTATION_PREFIX, 'vcluster.loft.sh/', 'loft.sh/'];
const RESERVED_DOMAIN = /(^|\.)(kubernetes\.io|k8s\.io|istio\.io|dapr\.io)$/;

/** Whether Kubernetes takes a text as the key of a label. */
export function isLabelKey(key: string): boolean {
  const [name, domain, ...rest] = key.split('/').reverse();
  return NAME.test(name) && rest.length === 0 && isDomain(domain);
}

/** What keeps a text from being the key of a label that tenants may set, with the key; undefined when nothing does. */
export function labelKeyProblem(key: string): string | undefined {
  if (!isLabelKey(key)) {
    return `"${key}" is not a label key`;
  }
  const [, domain] = key.split('/').reverse();
  const isReserved =
    key === LABEL_MANAGED_BY ||
    RESERVED.some(prefix => key.startsWith(prefix)) ||
    (domain !== undefined && RESERVED_DOMAIN.test(domain));
  return isReserved ? `"${key}" is reserved` : undefined;
}

/** Whether Kubernetes takes a text as the value of a label. */
export function isLabelValue(value: string): boolean {
  return value === '' || NAME.test(value);
}

function isDomain(domain: string | undefined): boolean {
  return (
    domain === undefined || (domain.length <= MAX_DOMAIN && DOMAIN.test(domain))
  );
}
