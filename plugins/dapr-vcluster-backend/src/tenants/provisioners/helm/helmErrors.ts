import { conflict, unavailable } from '../../../platform/errors';
import { denialIn, ruleFor } from '../../../platform/hosts';
import { HelmOptions } from './HelmOptions';

/** What a run was about, for the sentence a person reads. */
export type HelmSubject = {
  host: string;
  namespace: string;
  release: string;
  chartVersion?: string;
};

const KEYS = 'daprVcluster.helm.chart and daprVcluster.helm.chartRepository';

/** Turns what Helm printed when it failed into the error a route answers with. */
export function helmError(
  stderr: string,
  { chart, chartRepository }: HelmOptions,
  subject: HelmSubject,
): Error {
  const { host, namespace, release, chartVersion } = subject;
  const source = chartRepository ?? "the portal's machine";
  const says = (pattern: RegExp) => pattern.test(stderr);
  if (says(/is being terminated/)) {
    return conflict(
      `namespace "${namespace}" on host "${host}" is being terminated`,
      {
        field: 'namespace',
        value: namespace,
        fix: 'Wait until it is gone and try again, or choose another name.',
      },
    );
  }
  if (says(/Kubernetes cluster unreachable/i)) {
    return unavailable(`host ${host} cannot be reached by Helm`, {
      fix: `Check that host ${host} is up and that the portal can connect to its API server, then try again.`,
    });
  }
  if (says(/another operation .* is in progress/)) {
    return conflict(
      `another Helm operation on release "${release}" in namespace "${namespace}" is under way`,
      { fix: 'Wait until it has ended and try again.' },
    );
  }
  const garbage = garbageIn(stderr);
  if (garbage) {
    return unavailable(
      `the chart repository ${source} cannot be used: ${garbage}`,
      {
        fix: `Check what daprVcluster.helm.chartRepository serves to the portal's machine, such as by helm show chart ${chart} --repo, then try again.`,
      },
    );
  }
  if (
    says(
      /cannot be reached|failed to fetch|no such host|connection refused|lookup .* on|TLS handshake|i\/o timeout/,
    )
  ) {
    return unavailable(`the chart repository ${source} cannot be reached`, {
      fix: `Check daprVcluster.helm.chartRepository and that the portal's machine can reach it, then try again.`,
    });
  }
  if (
    says(
      /chart .*not found|no chart version found|not found in .* (index|repository)|path .* not found|failed to download|: not found/,
    )
  ) {
    return unavailable(
      `chart "${chart}"${
        chartVersion ? ` version ${chartVersion}` : ''
      } is not found at ${source}`,
      { fix: `Correct ${KEYS}, or the profile's chartVersion.` },
    );
  }
  const right = missingRight(stderr, subject);
  if (right) {
    return right;
  }
  return unavailable(
    `Helm failed on release "${release}": ${lastLine(stderr)}`,
    {
      fix: 'See the lines of Helm above; nothing of the release was left behind. Try again once that is mended.',
    },
  );
}

/** What a repository that answers serves instead of an index and charts, in words; what Helm says of it names the address only. */
const GARBAGE: ReadonlyArray<[RegExp, (found: RegExpExecArray) => string]> = [
  [
    /index\.yaml : (\d{3}(?: \w+){0,4})/,
    ([, status]) => `it answers ${status} for its index`,
  ],
  [/stopped after 10 redirects/, () => 'it redirects again and again'],
  [
    /valid chart repository .*(?:unmarshal|empty index\.yaml|yaml:|no API version)/,
    () => 'it serves no index of charts',
  ],
  [
    /^Error: (?:[A-Z]+ FAILED: )?unexpected EOF$|does not appear to be a gzipped archive|gzip: invalid|invalid tar header|archive\/tar/m,
    () => 'the chart that it serves is no whole archive',
  ],
  [
    /larger than the maximum (?:file )?size|exceeds the maximum/,
    () => 'the chart that it serves is too large',
  ],
];

function garbageIn(stderr: string): string | undefined {
  for (const [pattern, describe] of GARBAGE) {
    const found = pattern.exec(stderr);
    if (found) {
      return describe(found);
    }
  }
  return undefined;
}

function lastLine(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines[lines.length - 1].replace(/^Error: /, '');
}

/** Kubernetes' sentence about a right, or about rights that a role may not be given, in what Helm printed. */
function missingRight(
  stderr: string,
  { host, release }: HelmSubject,
): Error | undefined {
  const denial = denialIn(stderr);
  const fix =
    'Apply manifests/rbac-helm.yaml of the backend package, for profile oss-multins also manifests/rbac-helm-multins.yaml.';
  if (denial) {
    const { verb, resource, group, namespace } = denial;
    return unavailable(
      `host ${host} does not allow the portal's service account to install release "${release}": it cannot ${verb} ${
        group ? `${resource}.${group}` : resource
      } ${namespace ? `in namespace "${namespace}"` : 'cluster-wide'}`,
      { fix: `${fix} The rule is ${ruleFor(denial)}.` },
    );
  }
  return stderr.includes('attempting to grant RBAC permissions')
    ? unavailable(
        `host ${host} does not allow the portal's service account to install release "${release}": the chart gives the vcluster rights that the portal does not have itself`,
        { fix },
      )
    : undefined;
}
