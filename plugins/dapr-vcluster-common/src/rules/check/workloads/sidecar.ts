import { ContainerDefaults } from '../../../profiles';
import type { FileCheckContext } from '../model/context';
import { JsonMap, ObjectPath } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { DAPR_PREFIX } from '../model/podTemplate';

const at = (name: string) => `${DAPR_PREFIX}${name}`;

/** What Dapr's production guide starts from. */
const RESOURCES: Record<string, string> = {
  [at('sidecar-cpu-request')]: '100m',
  [at('sidecar-cpu-limit')]: '300m',
  [at('sidecar-memory-request')]: '250Mi',
  [at('sidecar-memory-limit')]: '1000Mi',
};

/** Where it is not known what applies to pods on the host. */
const UNLESS_LIMITED =
  ', unless a LimitRange of the host namespace limits it, which is not known here';

const QUANTITY =
  /^[+]?(\d+(\.\d*)?|\.\d+)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d+)?$/;

/** Settings of the sidecar that matter to other tenants of the host. */
export function sidecarFindings(
  annotations: JsonMap,
  path: ObjectPath,
  { containerDefaults }: Pick<FileCheckContext, 'containerDefaults'>,
): ObjectFinding[] {
  return [
    ...secretStoreFindings(annotations, path),
    ...resourceFindings(annotations, path, containerDefaults),
    ...imageOverride(annotations, path),
    ...listenFindings(annotations, path),
  ];
}

/** The vcluster's pods have no token of the host, without which the built-in store stops the sidecar. */
function secretStoreFindings(annotations: JsonMap, path: ObjectPath) {
  const key = at('disable-builtin-k8s-secret-store');
  if (annotations[key] === 'true') {
    return [];
  }
  // Any other type is told as such, and fixed so.
  if (annotations[key] === true) {
    return [];
  }
  const place = [...path, key];
  return [
    objectFinding('G12/secret-store', 'error', {
      path: place,
      title: `${key} is not "true": inside a vcluster the built-in secret store cannot start, and stops the sidecar`,
      fix: `Set ${key}: "true"`,
      edit: { operations: [{ op: 'set', path: place, value: 'true' }] },
    }),
  ];
}

function resourceFindings(
  annotations: JsonMap,
  path: ObjectPath,
  defaults: ContainerDefaults | undefined,
): ObjectFinding[] {
  const keys = Object.keys(RESOURCES);
  const unreadable = keys.filter(key => {
    const value = annotations[key];
    return typeof value === 'string' && !QUANTITY.test(value);
  });
  const missing = keys.filter(
    key =>
      annotations[key] === undefined &&
      // A request that is not stated is the limit.
      annotations[key.replace(/-request$/, '-limit')] === undefined &&
      !hasDefault(key, defaults),
  );
  return [
    ...unreadable.map(key =>
      objectFinding('G12/resources', 'error', {
        path: [...path, key],
        title: `${key} is not a quantity; the injector rejects the pod`,
        value: String(annotations[key]),
        fix: `Use a quantity such as "${RESOURCES[key]}"`,
      }),
    ),
    ...unset(
      missing.filter(key => isRequired(key, defaults)),
      path,
      'error',
      ', which a LimitRange or ResourceQuota of the host namespace requires: the host refuses the pod',
    ),
    ...unset(
      missing.filter(key => !isRequired(key, defaults)),
      path,
      'warning',
      `, so that it can take what it likes from the host${
        defaults ? '' : UNLESS_LIMITED
      }`,
    ),
  ];
}

/** A finding on annotations that are not set. */
function unset(
  keys: readonly string[],
  path: ObjectPath,
  severity: 'error' | 'warning',
  consequence: string,
): ObjectFinding[] {
  if (keys.length === 0) {
    return [];
  }
  const names = keys.map(key => key.slice(at('sidecar-').length)).join(', ');
  return [
    objectFinding('G12/resources', severity, {
      path,
      title: `The sidecar has no ${names}${consequence}`,
      fix: `Set ${keys
        .map(key => `${key}: "${RESOURCES[key]}"`)
        .join(', ')}, or what you measured`,
      edit: {
        operations: keys.map(key => ({
          op: 'set' as const,
          path: [...path, key],
          value: RESOURCES[key],
        })),
      },
    }),
  ];
}

/** `cpu` and `limit` of `dapr.io/sidecar-cpu-limit`. */
function partsOf(key: string): [resource: string, side: string] {
  const [, resource = '', side = ''] =
    /-(cpu|memory)-(request|limit)$/.exec(key) ?? [];
  return [resource, side];
}

/** Whether pods are refused whose sidecar states nothing for an annotation. */
function isRequired(
  key: string,
  defaults: ContainerDefaults | undefined,
): boolean {
  const [resource, side] = partsOf(key);
  return defaults?.required?.includes(`${side}s.${resource}`) ?? false;
}

/** Whether a LimitRange gives the sidecar what the annotation would. */
function hasDefault(
  key: string,
  defaults: ContainerDefaults | undefined,
): boolean {
  const [resource, side] = partsOf(key);
  const given = side === 'limit' ? defaults?.limits : defaults?.requests;
  return given?.[resource] !== undefined;
}

function imageOverride(annotations: JsonMap, path: ObjectPath) {
  const key = at('sidecar-image');
  if (annotations[key] === undefined) {
    return [];
  }
  const place = [...path, key];
  return [
    objectFinding('G12/sidecar-image', 'error', {
      path: place,
      title: `${key} replaces the sidecar the platform team runs by another image`,
      fix: 'Remove it',
      edit: { operations: [{ op: 'remove', path: place }] },
    }),
  ];
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[?::1\]?|localhost)$/;

function listenFindings(annotations: JsonMap, path: ObjectPath) {
  const key = at('sidecar-listen-addresses');
  const value = annotations[key];
  if (value === undefined || annotations[at('api-token-secret')]) {
    return [];
  }
  const open = String(value)
    .split(',')
    .some(address => !LOOPBACK.test(address.trim()));
  if (!open) {
    return [];
  }
  const place = [...path, key];
  return [
    objectFinding('G12/listen-addresses', 'error', {
      path: place,
      title: `${key} opens the sidecar's API to other pods without a token`,
      fix: `Remove it, or name a Secret in ${at('api-token-secret')}`,
      edit: { operations: [{ op: 'remove', path: place }] },
    }),
  ];
}
