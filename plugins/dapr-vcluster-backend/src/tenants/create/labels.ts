import {
  LABEL_MANAGED_BY,
  ANNOTATION_PREFIX,
} from 'backstage-plugin-dapr-vcluster-common';
import { invalid } from '../../platform/errors';
import { AllowedLabels } from '../presets/readTenantLabels';

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const DOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_DOMAIN = 253;

/** Keys that say whose the namespace is, or that switch cluster features on: not even an owner can allow them. */
const RESERVED = [ANNOTATION_PREFIX, 'vcluster.loft.sh/', 'loft.sh/'];
const RESERVED_DOMAIN = /(^|\.)(kubernetes\.io|k8s\.io|istio\.io|dapr\.io)$/;

/**
 * Checks the labels that a tenant requests for its host namespace: the syntax of Kubernetes, and that each is one of
 * those the platform team allows. What else runs on a host may take decisions by any other key (service meshes, policy
 * engines, GitOps controllers), and no list of them is complete.
 *
 * @throws InputError naming the label.
 */
export function checkLabels(
  labels: Record<string, string>,
  allowed: AllowedLabels,
): void {
  for (const [key, value] of Object.entries(labels)) {
    const problem = problemOf(key, value);
    if (problem) {
      throw invalid(`labels: ${problem}`, {
        field: `labels["${key}"]`,
        value,
        fix: 'Use a key like "example.org/cost-center" and a value of letters, digits, "-", "_" and "." with at most 63 characters.',
      });
    }
    if (!isAllowed(key, allowed)) {
      throw invalid(`labels: "${key}" is not allowed on host namespaces`, {
        field: `labels["${key}"]`,
        value,
        fix: `Use one of ${allowed.join(
          ', ',
        )}, or ask the platform team to add it to daprVcluster.tenantLabels.`,
      });
    }
  }
}

function isAllowed(key: string, allowed: AllowedLabels): boolean {
  return allowed.some(each =>
    each.endsWith('/*') ? key.startsWith(each.slice(0, -1)) : key === each,
  );
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
