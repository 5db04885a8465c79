import { mkdirSync } from 'node:fs';
import { PROFILES } from 'backstage-plugin-dapr-vcluster-common';
import { AGENT_PORT } from '../agent/port';
import { packagePath } from '../packagePath';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

const CHART = packagePath('chart');

/** Where the agent serves the repository. */
export const CHART_REPOSITORY = `http://127.0.0.1:${AGENT_PORT}/charts`;

/** Packages the lab's chart once for every version that a profile uses, with the index of a chart repository. */
export async function packageCharts(
  helm: string,
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { defaultChartVersion: version } of Object.values(PROFILES)) {
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
