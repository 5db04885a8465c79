import { KubeObject, NewObject } from 'dapr-vcluster-kube-sim/client';
import { ReleaseInfo } from '../template';
import { ChartValues } from '../values';
import { ChartVersion } from '../versions';

/** Everything a template of the chart can see. */
export type RenderInput = {
  release: ReleaseInfo;
  chart: ChartVersion;
  values: ChartValues;
  /** The values as the user gave them; what `vc-config-*` stores is built on these. */
  given: Record<string, unknown>;
};

/** An object as a template writes it: no status, no server fields. */
export type Rendered = NewObject<KubeObject>;

/** The labels the chart puts on everything of its own. */
export function chartLabels({ release, chart }: RenderInput) {
  return {
    app: 'vcluster',
    chart: `vcluster-${chart.version}`,
    heritage: 'Helm',
    release: release.name,
  };
}

/** Metadata of a namespaced object of the chart. */
export function meta(
  input: RenderInput,
  name: string,
  extra: { labels?: Record<string, string> } = {},
) {
  return {
    name,
    namespace: input.release.namespace,
    labels: { ...chartLabels(input), ...extra.labels },
  };
}

/** The labels that select the vcluster's own pods. */
export function podSelector({ release }: RenderInput) {
  return { app: 'vcluster', release: release.name };
}
