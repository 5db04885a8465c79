import { get, isEqual } from 'lodash';
import { StatusCause } from '../errors/ApiError';
import { KubeObject } from '../meta/types';
import { LabelSelector, matchesLabelSelector } from '../selectors/label';

const POD_TEMPLATE_KINDS = [
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'DaemonSet',
];

/** Fields that must be there, by kind. */
const REQUIRED: Record<string, string[]> = {
  Deployment: ['spec.selector', 'spec.template.spec.containers'],
  StatefulSet: ['spec.selector', 'spec.template.spec.containers'],
  ReplicaSet: ['spec.selector', 'spec.template.spec.containers'],
  DaemonSet: ['spec.selector', 'spec.template.spec.containers'],
  Job: ['spec.template.spec.containers'],
  Pod: ['spec.containers'],
  RoleBinding: ['roleRef.name'],
  ClusterRoleBinding: ['roleRef.name'],
  PersistentVolumeClaim: [
    'spec.accessModes',
    'spec.resources.requests.storage',
  ],
};

/** Fields that cannot be changed once set, by kind. */
const IMMUTABLE: Record<string, string[]> = {
  Deployment: ['spec.selector'],
  ReplicaSet: ['spec.selector'],
  DaemonSet: ['spec.selector'],
  Secret: ['type'],
};

/** The most met of the checks that Kubernetes writes by hand for its own kinds. */
export function builtinCauses(
  object: KubeObject,
  before?: KubeObject,
): StatusCause[] {
  return [
    ...(REQUIRED[object.kind] ?? [])
      .filter(field => isMissing(object, field))
      .map(required),
    ...containerCauses(object),
    ...templateCauses(object),
    ...(before ? immutableCauses(object, before) : []),
    ...frozenCauses(object, before),
    ...roleRefCauses(object, before),
  ];
}

function isMissing(object: KubeObject, field: string): boolean {
  const value = get(object, field);
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function required(field: string): StatusCause {
  return { reason: 'FieldValueRequired', message: 'Required value', field };
}

function containerCauses(object: KubeObject): StatusCause[] {
  const base = object.kind === 'Pod' ? 'spec' : 'spec.template.spec';
  const containers = get(object, `${base}.containers`) as
    | { name?: string; image?: string }[]
    | undefined;
  if (!Array.isArray(containers)) {
    return [];
  }
  return containers.flatMap((container, index) => {
    const field = `${base}.containers[${index}]`;
    const duplicate = containers
      .slice(0, index)
      .some(other => other.name !== undefined && other.name === container.name);
    return [
      ...(container.name ? [] : [required(`${field}.name`)]),
      ...(container.image ? [] : [required(`${field}.image`)]),
      ...(duplicate
        ? [
            {
              reason: 'FieldValueDuplicate',
              message: `Duplicate value: ${JSON.stringify(container.name)}`,
              field: `${field}.name`,
            },
          ]
        : []),
    ];
  });
}

function templateCauses(object: KubeObject): StatusCause[] {
  if (!POD_TEMPLATE_KINDS.includes(object.kind)) {
    return [];
  }
  const selector = get(object, 'spec.selector') as LabelSelector | undefined;
  const labels = get(object, 'spec.template.metadata.labels', {}) as Record<
    string,
    string
  >;
  return selector && !matchesLabelSelector(selector, labels)
    ? [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${JSON.stringify(
            labels,
          )}: \`selector\` does not match template \`labels\``,
          field: 'spec.template.metadata.labels',
        },
      ]
    : [];
}

function immutableCauses(
  object: KubeObject,
  before: KubeObject,
): StatusCause[] {
  return (IMMUTABLE[object.kind] ?? [])
    .filter(field => !isEqual(get(object, field), get(before, field)))
    .map(field => ({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(
        get(object, field),
      )}: field is immutable`,
      field,
    }));
}

/** Secrets and ConfigMaps that were declared immutable. */
function frozenCauses(
  object: KubeObject,
  before: KubeObject | undefined,
): StatusCause[] {
  if (before?.immutable !== true) {
    return [];
  }
  return ['data', 'binaryData', 'immutable']
    .filter(field => !isEqual(object[field], before[field]))
    .map(field => ({
      reason: 'FieldValueForbidden',
      message: 'Forbidden: field is immutable when `immutable` is set',
      field,
    }));
}

/** A binding is for one role for ever: changing it would hand its subjects other rights. */
function roleRefCauses(
  object: KubeObject,
  before: KubeObject | undefined,
): StatusCause[] {
  if (!before?.roleRef || isEqual(object.roleRef, before.roleRef)) {
    return [];
  }
  const { apiGroup, kind, name } = object.roleRef as Record<string, string>;
  const shown = JSON.stringify({ APIGroup: apiGroup, Kind: kind, Name: name });
  return [
    {
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${shown}: cannot change roleRef`,
      field: 'roleRef',
    },
  ];
}
