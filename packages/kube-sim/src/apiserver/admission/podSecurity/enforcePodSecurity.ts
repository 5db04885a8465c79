import { isEqual } from 'lodash';
import { ApiCall } from '../../context/ServerContext';
import { forbidden, invalid } from '../../errors/errors';
import { KubeObject } from '../../meta/types';
import { violationsOf } from './evaluate';
import { PodSpec } from './PodSpec';
import { labelProblems, policyOf } from './policy';

/** Kinds with a pod template, which are warned about and never refused. */
const TEMPLATES = [
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
];

/**
 * Pod Security admission: pods by the level that their namespace's labels enforce. A pod is checked when it is created;
 * the fields that count cannot change afterwards.
 *
 * @throws 403 for a pod, 422 for a namespace whose labels name no level.
 */
export function enforcePodSecurity(
  call: ApiCall,
  object: KubeObject,
  before?: KubeObject,
): void {
  if (call.path.subresource) {
    return;
  }
  if (object.kind === 'Namespace') {
    checkLabels(call, object, before);
    return;
  }
  const isPod = object.kind === 'Pod';
  const spec = isPod ? (object.spec as PodSpec) : templateOf(object);
  if (!spec || (isPod && before)) {
    return;
  }
  const { store } = call.context;
  const namespace = store.get(
    'namespaces',
    undefined,
    object.metadata.namespace ?? '',
  );
  const { enforce, warn } = policyOf(namespace?.metadata.labels);
  const violations = isPod && violationsOf(enforce.level, spec);
  if (violations) {
    throw forbidden(
      call.kind,
      object.metadata.name ?? object.metadata.generateName ?? '',
      `violates PodSecurity "${enforce.level}:${enforce.version}": ${violations}`,
    );
  }
  const warnings = violationsOf(warn.level, spec);
  if (warnings) {
    call.warnings.push(
      `would violate PodSecurity "${warn.level}:${warn.version}": ${warnings}`,
    );
  }
}

function checkLabels(
  { kind }: ApiCall,
  { metadata }: KubeObject,
  before?: KubeObject,
): void {
  const problems = labelProblems(metadata.labels);
  if (
    problems.length > 0 &&
    !isEqual(problems, labelProblems(before?.metadata.labels))
  ) {
    throw invalid(kind, metadata.name ?? '', problems);
  }
}

function templateOf({ kind, spec }: KubeObject): PodSpec | undefined {
  if (!TEMPLATES.includes(kind)) {
    return undefined;
  }
  type Templated = { template?: { spec?: PodSpec } };
  const { template, jobTemplate } = (spec ?? {}) as Templated & {
    jobTemplate?: { spec?: Templated };
  };
  return template?.spec ?? jobTemplate?.spec?.template?.spec;
}
