import { join } from 'node:path';
import { DAPR_NAMESPACE } from '../dapr/install';
import { moduleFolder } from '../programs/build';
import { DAPR_VERSION } from '../programs/list';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

/** Requests of Dapr's production guidelines, which the chart itself does not set. */
const GUIDELINES: Readonly<Record<string, { cpu: string; memory: string }>> = {
  dapr_operator: { cpu: '100m', memory: '100Mi' },
  dapr_sidecar_injector: { cpu: '100m', memory: '30Mi' },
  dapr_sentry: { cpu: '100m', memory: '30Mi' },
  dapr_placement: { cpu: '250m', memory: '75Mi' },
};

/** Folder of Dapr's Helm chart, of the version that the lab runs. */
export async function daprChart(): Promise<string> {
  return join(
    await moduleFolder('dapr', 'github.com/dapr/dapr'),
    'charts/dapr',
  );
}

/** Flags that set the requests of the guidelines. */
export const guidelineFlags = Object.entries(GUIDELINES).flatMap(
  ([part, requests]) =>
    Object.entries(requests).flatMap(([resource, amount]) => [
      '--set',
      `${part}.resources.requests.${resource}=${amount}`,
    ]),
);

const BASE = ['--skip-crds', '--set', `global.tag=${DAPR_VERSION}`];

/** The chart as Helm renders it. */
export async function renderDapr(
  helm: string,
  chart: string,
  flags: readonly string[],
): Promise<string> {
  return capture(helm, ['template', 'dapr', chart, ...BASE, ...flags]);
}

/** Installs the chart into the cluster of a kubeconfig. */
export async function installChart(
  helm: string,
  chart: string,
  kubeconfig: string,
): Promise<void> {
  await capture(helm, [
    'install',
    'dapr',
    chart,
    '--kubeconfig',
    kubeconfig,
    '--namespace',
    DAPR_NAMESPACE,
    '--create-namespace',
    ...BASE,
    ...guidelineFlags,
  ]);
}
