import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';

/** Address by which Argo CD knows the cluster that it runs on, and its name of it. */
export const IN_CLUSTER = {
  server: 'https://kubernetes.default.svc',
  name: 'in-cluster',
};

/** Where an Application takes its objects from. */
export type ApplicationSource = {
  repoURL?: string;
  chart?: string;
  targetRevision?: string;
  helm?: { releaseName?: string; valuesObject?: Record<string, unknown> };
};

/** A difference between Git and the cluster that an Application does not count. */
export type IgnoredDifference = {
  group?: string;
  kind?: string;
  name?: string;
  namespace?: string;
  jsonPointers?: string[];
};

/**
 * Fields of an Application (argoproj.io/v1alpha1) that are looked at.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
 */
export type Application = KubeObject & {
  spec?: {
    project?: string;
    source?: ApplicationSource;
    destination?: { server?: string; name?: string; namespace?: string };
    syncPolicy?: {
      automated?: { enabled?: boolean; prune?: boolean; selfHeal?: boolean };
      syncOptions?: string[];
    };
    ignoreDifferences?: IgnoredDifference[];
  };
  status?: {
    sync?: {
      status?: string;
      revision?: string;
      comparedTo?: { source?: ApplicationSource };
    };
    health?: { status?: string; message?: string };
    operationState?: { phase?: string; message?: string; finishedAt?: string };
    conditions?: Array<{
      type?: string;
      message?: string;
      lastTransitionTime?: string;
    }>;
  };
};

/** What keeps an Application from what it asks for: a word for it and Argo CD's own sentence. */
export type ApplicationFailure = { reason: string; message: string };

/** What Argo CD calls an operation that did not succeed. */
const FAILED = ['Failed', 'Error'];

/** The last error of an Application, the one that explains most first; texts of Argo CD can hold anything. */
export function failureOf({
  status = {},
}: Application): ApplicationFailure | undefined {
  const { conditions = [], operationState, health } = status;
  const error = ['InvalidSpecError', 'ComparisonError', 'DeletionError']
    .map(type => conditions.find(each => each.type === type))
    .find(each => each !== undefined);
  if (error) {
    return { reason: error.type ?? '', message: textOf(error.message) };
  }
  if (operationState && FAILED.includes(operationState.phase ?? '')) {
    return { reason: 'SyncFailed', message: textOf(operationState.message) };
  }
  const other = conditions.find(({ type = '' }) => type.endsWith('Error'));
  if (other) {
    return { reason: other.type ?? '', message: textOf(other.message) };
  }
  return health?.status === 'Degraded'
    ? { reason: 'Degraded', message: textOf(health.message) }
    : undefined;
}

/** A text of Argo CD without secrets, of a length for people. */
export function textOf(message = ''): string {
  return redactText(message.slice(0, 4_000)).slice(0, 1_000);
}
