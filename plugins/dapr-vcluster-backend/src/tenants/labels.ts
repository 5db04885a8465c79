import {
  LABEL_MANAGED_BY,
  PREFIX,
} from 'backstage-plugin-dapr-vcluster-common';
import { invalid } from '../platform/errors';

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const DOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_DOMAIN = 253;

/** Keys that say whose the namespace is, or that switch cluster features on. */
const RESERVED = [PREFIX, 'vcluster.loft.sh/', 'loft.sh/'];
const RESERVED_DOMAIN = /(^|\.)(kubernetes\.io|k8s\.io|istio\.io|dapr\.io)$/;

/**
 * Checks the labels a tenant asks for on its host namespace: the syntax of Kubernetes, and that they are not ones by
 * which the host, the syncer or this product take decisions (pod security, ownership, clean-up).
 *
 * @throws InputError naming the label.
 */
export function checkLabels(labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(labels)) {
    const problem = problemOf(key, value);
    if (problem) {
      throw invalid(`labels: ${problem}`, {
        field: `labels["${key}"]`,
        value,
        fix: 'Use a key like "example.org/cost-center" and a value of letters, digits, "-", "_" and "." with at most 63 characters.',
      });
    }
  }
}

function problemOf(key: string, value: string): string | undefined {
  const [name, domain, ...rest] = key.split('/').reverse();
  if (!NAME.test(name) || rest.length > 0 || !isDomain(domain)) {
    return `"${key}" is not a label key`;
  }
  if (
    key === LABEL_MANAGED_BY ||
    RESERVED.some(prefix => key.startsWith(prefix)) ||
    (domain && RESERVED_DOMAIN.test(domain))
  ) {
    return `"${key}" is reserved`;
  }
  return value === '' || NAME.test(value)
    ? undefined
    : `"${value}" of "${key}" is not a label value`;
}

function isDomain(domain: string | undefined): boolean {
  return (
    domain === undefined || (domain.length <= MAX_DOMAIN && DOMAIN.test(domain))
  );
}
