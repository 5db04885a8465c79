import { mkdirSync } from 'node:fs';
import { PROFILES } from 'backstage-plugin-dapr-vcluster-common';
import { AGENT_PORT } from '../agent/port';
import { packagePath } from '../packagePath';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

const CHART = packagePath('chart');

/** Where the agent serves the repository. */
export const CHART_REPOSITORY = `http://127.0.0.1:${AGENT_PORT}/charts`;

/** A version of the chart before the one that new tenants get, for tenants that are upgraded. */
export const OLDER_CHART = '0.36.1';

/** Packages the lab's chart once for every version that a profile uses, and an older one, with the index of a chart repository. */
export async function packageCharts(
  helm: string,
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const versions = new Set([
    OLDER_CHART,
    ...Object.values(PROFILES).map(each => each.defaultChartVersion),
  ]);
  for (const version of versions) {
    await capture(helm, [
      'package',
      CHART,
      '--version',
      version,
      '--app-version',
      version,
      '--destination',
      folder,
    ]);
  }
  await capture(helm, ['repo', 'index', folder, '--url', CHART_REPOSITORY]);
}
