import { Config } from '@backstage/config';
import { MIN_KUBECONFIG_MINUTES } from 'backstage-plugin-dapr-vcluster-common';

/** What kubeconfigs of a tenant give, and for how long. */
export type KubeconfigRule = {
  /** ClusterRole of the vcluster, bound in all its namespaces. */
  clusterRole: string;
  defaultMinutes: number;
  maxMinutes: number;
};

/** The rule of each preset that has one, and that of all other tenants. */
export type KubeconfigOptions = {
  byPreset: ReadonlyMap<string, KubeconfigRule>;
  otherwise: KubeconfigRule;
};

/**
 * `view` reads everything but Secrets and roles. Kubernetes' `edit` and `admin` may create tokens of any service account
 * in all namespaces, so they give as much as `cluster-admin` and outlast what the portal revokes: nobody gets that
 * without the platform team having said so.
 */
const DEFAULT: KubeconfigRule = {
  clusterRole: 'view',
  defaultMinutes: 60,
  maxMinutes: 480,
};

/** A week: longer is not short-lived. */
const MOST_MINUTES = 7 * 24 * 60;

/** Names of RBAC objects: any path segment. */
const ROLE_NAME = /^(?!\.{1,2}$)[^/%]{1,253}$/;

/**
 * Reads `daprVcluster.kubeconfig` and `daprVcluster.presets[].kubeconfig`, which wins field by field.
 *
 * @throws Error naming the key, its value and the fix.
 */
export function readKubeconfigOptions(root: Config): KubeconfigOptions {
  const config = root.getOptionalConfig('daprVcluster');
  const otherwise = readRule(
    config?.getOptionalConfig('kubeconfig'),
    'daprVcluster.kubeconfig',
    DEFAULT,
  );
  const presets = config?.getOptionalConfigArray('presets') ?? [];
  const byPreset = presets.map((preset, index): [string, KubeconfigRule] => [
    preset.getString('name'),
    readRule(
      preset.getOptionalConfig('kubeconfig'),
      `daprVcluster.presets[${index}].kubeconfig`,
      otherwise,
    ),
  ]);
  return { otherwise, byPreset: new Map(byPreset) };
}

function readRule(
  config: Config | undefined,
  key: string,
  fallback: KubeconfigRule,
): KubeconfigRule {
  const clusterRole =
    config?.getOptionalString('clusterRole') ?? fallback.clusterRole;
  if (!ROLE_NAME.test(clusterRole)) {
    throw new Error(
      `${key}.clusterRole "${clusterRole}" is no name of a ClusterRole. Use one that exists in the vclusters, such as view.`,
    );
  }
  const givenMost = config?.getOptionalNumber('maxMinutes');
  const maxMinutes = givenMost ?? fallback.maxMinutes;
  assertMinutes(maxMinutes, MOST_MINUTES, `${key}.maxMinutes`);
  const given = config?.getOptionalNumber('defaultMinutes');
  const defaultMinutes = given ?? Math.min(fallback.defaultMinutes, maxMinutes);
  assertMinutes(defaultMinutes, maxMinutes, `${key}.defaultMinutes`);
  return { clusterRole, defaultMinutes, maxMinutes };
}

function assertMinutes(minutes: number, most: number, key: string): void {
  if (
    Number.isInteger(minutes) &&
    minutes >= MIN_KUBECONFIG_MINUTES &&
    minutes <= most
  ) {
    return;
  }
  throw new Error(
    `${key} is ${minutes}. Use a whole number of minutes from ${MIN_KUBECONFIG_MINUTES} to ${most}.`,
  );
}
