import { Config } from '@backstage/config';
import { HelmOptions } from './HelmOptions';

const KEY = 'daprVcluster.helm';

/**
 * Reads `daprVcluster.helm`.
 *
 * @throws Error naming the key and the fix.
 */
export function readHelmOptions(root: Config): HelmOptions {
  const config = root.getOptionalConfig(KEY);
  const timeoutSeconds = config?.getOptionalNumber('timeoutSeconds') ?? 120;
  if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1) {
    throw new Error(
      `${KEY}.timeoutSeconds is ${timeoutSeconds}. Give a whole number of seconds, such as 120.`,
    );
  }
  const chart = config?.getOptionalString('chart') ?? 'vcluster';
  const isPath = /^[./]/.test(chart);
  return {
    command: config?.getOptionalString('command') ?? 'helm',
    chartRepository: isPath
      ? undefined
      : config?.getOptionalString('chartRepository') ??
        'https://charts.loft.sh',
    chart,
    timeoutSeconds,
  };
}
