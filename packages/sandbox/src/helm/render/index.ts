import { effectiveValues } from '../values';
import { ReleaseInfo } from '../template';
import { ChartVersion } from '../versions';
import { configSecret } from './configSecret';
import { hostManifests } from './manifests';
import { policies } from './policies';
import { rbac, serviceAccounts } from './rbac';
import { Rendered, RenderInput } from './release';
import { services } from './services';
import { statefulSet } from './statefulSet';

export type { Rendered } from './release';

/**
 * Renders the vcluster chart, in the order Helm installs kinds, with the ownership marks Helm
 * puts on everything it creates. The values must have passed the schema.
 *
 * @throws Error with Helm's kind of message when a template cannot be rendered.
 */
export function renderChart(
  release: ReleaseInfo,
  chart: ChartVersion,
  given: Record<string, unknown>,
): Rendered[] {
  const input: RenderInput = {
    release,
    chart,
    given,
    values: effectiveValues(given),
  };
  return [
    ...policies(input),
    ...serviceAccounts(input),
    configSecret(input),
    ...rbac(input),
    ...services(input),
    statefulSet(input),
    ...hostManifests(input),
  ].map(object => owned(object, release));
}

function owned(object: Rendered, release: ReleaseInfo): Rendered {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: {
        ...object.metadata.labels,
        'app.kubernetes.io/managed-by': 'Helm',
      },
      annotations: {
        ...object.metadata.annotations,
        'meta.helm.sh/release-name': release.name,
        'meta.helm.sh/release-namespace': release.namespace,
      },
    },
  };
}
