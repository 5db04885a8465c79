import { merge, omit } from 'lodash';
import { renderChart } from '../helm/chart/renderChart';
import { schemaError } from '../helm/chart/schema';
import { Rendered } from '../helm/chart/types';
import { chartVersion } from '../helm/chart/versions';
import { Application, AppProject, ApplicationCondition } from './types';

/** Namespace of Argo CD. */
export const ARGOCD_NAMESPACE = 'argocd';
const IN_CLUSTER = 'https://kubernetes.default.svc';
const REPOSITORY = 'https://charts.loft.sh';

/** What an Application is to be: its objects, and the version that they are of. */
export type Plan = { revision: string; objects: Rendered[] };

/** Why it cannot be brought there, as Argo CD says it in a condition. */
export type PlanProblem = Pick<ApplicationCondition, 'type' | 'message'>;

/** Renders what an Application asks for, as far as its project lets it. */
export function planOf(
  application: Application,
  project: AppProject | undefined,
): Plan | PlanProblem {
  const { spec } = application;
  const invalid = projectProblem(application, project);
  if (invalid) {
    return { type: 'InvalidSpecError', message: invalid };
  }
  const { source, destination } = spec;
  const failed = (message: string): PlanProblem => ({
    type: 'ComparisonError',
    message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${message}`,
  });
  if (source?.repoURL.replace(/\/+$/, '') !== REPOSITORY) {
    return failed(
      `error resolving helm revision: failed to get helm index: the sandbox only serves ${REPOSITORY}, not ${source?.repoURL}`,
    );
  }
  const chart =
    source.chart === 'vcluster'
      ? chartVersion(source.targetRevision)
      : undefined;
  if (!chart) {
    return failed(
      `error resolving helm revision: could not find chart ${source.chart} with version ${source.targetRevision}`,
    );
  }
  const values = source.helm?.valuesObject ?? {};
  const refused = schemaError(values, chart.minor);
  if (refused) {
    return failed(
      `failed to execute helm template command: failed to get command args to log: \`helm template . --name-template ${releaseName(
        application,
      )}\` failed exit status 1: Error: ${refused}`,
    );
  }
  const release = {
    name: releaseName(application),
    namespace: destination.namespace ?? 'default',
    revision: 1,
  };
  const objects = renderChart(release, chart, values).map(object =>
    tracked(object, application),
  );
  return { revision: chart.version, objects };
}

/** The release name: what the spec says, or the Application's own. */
export function releaseName({ spec, metadata }: Application): string {
  return spec.source?.helm?.releaseName ?? metadata.name;
}

/** An Application outside of Argo CD's namespace goes by both names. */
export function instanceName({ metadata }: Application): string {
  return metadata.namespace === ARGOCD_NAMESPACE
    ? metadata.name
    : `${metadata.namespace}_${metadata.name}`;
}

/** Argo CD renders with `helm template`: its objects carry its own mark instead of Helm's. */
function tracked(object: Rendered, application: Application): Rendered {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return merge(
    {},
    omit(object as object, [
      'metadata.annotations["meta.helm.sh/release-name"]',
      'metadata.annotations["meta.helm.sh/release-namespace"]',
    ]),
    {
      metadata: {
        annotations: {
          'argocd.argoproj.io/tracking-id': `${instanceName(
            application,
          )}:${group}/${kind}:${
            metadata.namespace ?? application.spec.destination.namespace
          }/${metadata.name}`,
        },
      },
    },
  ) as unknown as Rendered;
}

function projectProblem(
  { spec, metadata }: Application,
  project: AppProject | undefined,
): string | undefined {
  const { source, destination } = spec;
  if (!project) {
    return `Application referencing project ${spec.project} which does not exist`;
  }
  const {
    sourceRepos = [],
    destinations = [],
    sourceNamespaces = [],
  } = project.spec;
  if (
    metadata.namespace !== ARGOCD_NAMESPACE &&
    !sourceNamespaces.some(each => globMatches(each, metadata.namespace ?? ''))
  ) {
    return `application '${metadata.name}' in namespace '${metadata.namespace}' is not permitted to use project '${spec.project}'`;
  }
  if (!sourceRepos.some(each => globMatches(each, source?.repoURL ?? ''))) {
    return `application repo ${source?.repoURL} is not permitted in project '${spec.project}'`;
  }
  const server =
    destination.name === 'in-cluster' ? IN_CLUSTER : destination.server;
  if (server !== IN_CLUSTER) {
    return `application destination spec is invalid: there are no clusters with the address ${server}`;
  }
  const isPermitted = destinations.some(
    each =>
      (each.name
        ? globMatches(each.name, 'in-cluster')
        : globMatches(each.server ?? '', server)) &&
      globMatches(each.namespace ?? '', destination.namespace ?? ''),
  );
  return isPermitted
    ? undefined
    : `application destination server '${server}' and namespace '${destination.namespace}' do not match any of the allowed destinations in project '${spec.project}'`;
}

/** The patterns of the sandbox's projects: text, with `*` for any text. */
function globMatches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map(part => part.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
