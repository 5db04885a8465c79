import { Config } from '@backstage/config';

/** Where Argo CD is, and what it installs. */
export type ArgoCdOptions = {
  /** Namespace of Argo CD, which has its AppProjects and the Secrets of clusters. */
  namespace: string;
  /** AppProject of the tenants. */
  project: string;
  /** Where Applications are: in Argo CD's namespace, or each in that of its tenant. */
  applications: 'argocd' | 'tenant';
  /** URL of the chart repository; `oci://` is understood too. */
  chartRepository: string;
  /** Name of the chart in it. */
  chart: string;
};

const KEY = 'daprVcluster.argocd';
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/**
 * Reads `daprVcluster.argocd`.
 *
 * @throws Error naming the key, its value and the fix.
 */
export function readArgoCdOptions(root: Config): ArgoCdOptions {
  const config = root.getOptionalConfig(KEY);
  const named = (key: string, fallback: string, shape: RegExp) => {
    const value = config?.getOptionalString(key) ?? fallback;
    if (!shape.test(value)) {
      throw new Error(
        `${KEY}.${key} is "${value}". Use a name of Kubernetes: lower-case letters, digits and "-".`,
      );
    }
    return value;
  };
  const applications = config?.getOptionalString('applications') ?? 'argocd';
  if (applications !== 'argocd' && applications !== 'tenant') {
    throw new Error(
      `${KEY}.applications is "${applications}". Use argocd or tenant.`,
    );
  }
  return {
    namespace: named('namespace', 'argocd', LABEL),
    project: named('project', 'default', SUBDOMAIN),
    applications,
    chartRepository:
      config?.getOptionalString('chartRepository') ?? 'https://charts.loft.sh',
    chart: config?.getOptionalString('chart') ?? 'vcluster',
  };
}
