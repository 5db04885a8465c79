import { invalid } from '../../platform/errors';
import { isLabelValue, labelKeyProblem } from '../presets/labelKey';
import { AllowedLabels } from '../presets/readTenantLabels';

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
  return (
    labelKeyProblem(key) ??
    (isLabelValue(value)
      ? undefined
      : `"${value}" of "${key}" is not a label value`)
  );
}
