import {
  DAPR_KIND_TABLE,
  DAPR_KINDS,
  DaprKind,
} from '../../../contract/daprKinds';
import { closestName } from '../../text/closestName';
import { ObjectFinding, objectFinding } from './findings';
import { isMap, JsonMap, valueAt } from './paths';
import { isDaprTemplate, podTemplatePaths, WORKLOADS } from './podTemplate';

const GROUP = 'dapr.io';

/** Versions of Dapr's kinds besides the one in the table. */
const OTHER_VERSIONS: Partial<Record<DaprKind, string[]>> = {
  Subscription: ['dapr.io/v1alpha1'],
};

/** More characters make another name. */
const TYPING_ERRORS = 2;

/** An object with the apiVersion and kind that are meant, and what is wrong with those it has. */
export type NamedObject = { value: JsonMap; findings: ObjectFinding[] };

/**
 * Corrects apiVersion and kind of an object of Dapr, or of a workload with annotations of Dapr, so that it is checked by the
 * rules of what it is meant to be. Other objects stay as they are.
 */
export function namedObject(value: JsonMap): NamedObject {
  const renamed = withKeysInCase(value);
  if (renamed.findings.length === 0) {
    return correctlyNamed(value);
  }
  const named = correctlyNamed(renamed.value);
  const isOurs =
    daprKindOf(renamed.value) ??
    podTemplatePaths(named.value).some(path =>
      isDaprTemplate(valueAt(named.value, path)),
    );
  return isOurs
    ? { ...named, findings: [...renamed.findings, ...named.findings] }
    : correctlyNamed(value);
}

/** Keys at the root of every object. */
const ROOT_KEYS = ['apiVersion', 'kind', 'metadata', 'spec'];

/** An object with the keys at its root as Kubernetes writes them, which it compares letter by letter. */
function withKeysInCase(value: JsonMap): NamedObject {
  const findings: ObjectFinding[] = [];
  const entries = Object.entries(value).map(([key, given]) => {
    const right = ROOT_KEYS.find(
      each => each.toLowerCase() === key.toLowerCase(),
    );
    if (right === undefined || right === key || right in value) {
      return [key, given];
    }
    findings.push(
      objectFinding('shape/kind', 'error', {
        path: [key],
        title: `There is no field "${key}"; it is "${right}"`,
        fix: `Write ${right}`,
        ...(typeof given === 'string' && {
          edit: {
            operations: [
              { op: 'set', path: [right], value: given },
              { op: 'remove', path: [key] },
            ],
          },
        }),
      }),
    );
    return [right, given];
  });
  return { value: Object.fromEntries(entries), findings };
}

function correctlyNamed(value: JsonMap): NamedObject {
  const dapr = daprKindOf(value);
  if (dapr) {
    const right: string = DAPR_KIND_TABLE[dapr].apiVersion;
    const known = [right, ...(OTHER_VERSIONS[dapr] ?? [])];
    return corrected(value, dapr, known);
  }
  const { apiVersion, kind } = value;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') {
    return { value, findings: [] };
  }
  if (apiVersion.startsWith(`${GROUP}/`)) {
    return { value, findings: [unknownKind(kind)] };
  }
  if (apiVersion === 'v1' && kind.toLowerCase() === 'list') {
    return corrected(value, 'List', ['v1']);
  }
  const workload = workloadKindOf(value, kind, apiVersion);
  return workload
    ? corrected(value, workload, [workloadVersion(workload)])
    : { value, findings: [] };
}

/** Kubernetes serves each workload in one version today. */
function workloadVersion(kind: string): string {
  const { group } = WORKLOADS[kind];
  return group ? `${group}/v1` : 'v1';
}

function corrected(
  value: JsonMap,
  kind: string,
  versions: string[],
): NamedObject {
  const [right] = versions;
  const findings: ObjectFinding[] = [];
  const wrong = (field: 'apiVersion' | 'kind', meant: string, title: string) =>
    findings.push(
      objectFinding('shape/kind', 'error', {
        path: [field],
        title,
        ...(typeof value[field] === 'string' && { value: value[field] }),
        fix: `Use ${field}: ${meant}`,
        edit: { operations: [{ op: 'set', path: [field], value: meant }] },
      }),
    );
  if (value.kind !== kind) {
    wrong('kind', kind, `There is no kind "${value.kind}"; it is "${kind}"`);
  }
  const isKnown = versions.includes(String(value.apiVersion));
  if (!isKnown) {
    wrong(
      'apiVersion',
      right,
      value.apiVersion === undefined
        ? `The ${kind} has no apiVersion`
        : `There is no ${kind} in version "${value.apiVersion}"`,
    );
  }
  return {
    value:
      findings.length > 0
        ? { ...value, kind, ...(!isKnown && { apiVersion: right }) }
        : value,
    findings,
  };
}

function unknownKind(kind: string): ObjectFinding {
  return objectFinding('shape/kind', 'warning', {
    path: ['kind'],
    title: `Dapr has no kind "${kind}"`,
    value: kind,
    fix: `Use one of ${DAPR_KINDS.join(', ')}`,
  });
}

const isDaprKind = (kind: string): kind is DaprKind =>
  (DAPR_KINDS as readonly string[]).includes(kind);

/** The kind of Dapr that an object is, or is certainly meant to be. */
function daprKindOf(value: JsonMap): DaprKind | undefined {
  const { apiVersion, kind } = value;
  if (typeof kind !== 'string') {
    return undefined;
  }
  if (apiVersion === undefined) {
    return isDaprSpec(kind, value) ? kind : undefined;
  }
  if (typeof apiVersion !== 'string') {
    return undefined;
  }
  const [group] = apiVersion.split('/');
  const meant =
    DAPR_KINDS.find(
      each =>
        each.toLowerCase() === kind.toLowerCase() ||
        DAPR_KIND_TABLE[each].plural === kind.toLowerCase(),
    ) ?? closestName(kind, [...DAPR_KINDS], TYPING_ERRORS);
  if (group === GROUP) {
    return meant as DaprKind | undefined;
  }
  const isNear =
    closestName(group, [GROUP], TYPING_ERRORS) !== undefined ||
    (!apiVersion.includes('/') && isDaprSpec(kind, value));
  return isNear && isDaprKind(kind) ? kind : undefined;
}

/** Fields that tell a kind of Dapr without its API group. */
const TELLING: Partial<Record<DaprKind, string>> = {
  Component: 'type',
  Subscription: 'pubsubname',
  Resiliency: 'policies',
  HTTPEndpoint: 'baseUrl',
};

function isDaprSpec(kind: string, { spec }: JsonMap): kind is DaprKind {
  const field = isDaprKind(kind) ? TELLING[kind] : undefined;
  return field !== undefined && isMap(spec) && spec[field] !== undefined;
}

/** A workload of Kubernetes with annotations of Dapr, whose kind or version is not written as Kubernetes has it. */
function workloadKindOf(
  value: JsonMap,
  kind: string,
  apiVersion: string,
): string | undefined {
  const meant = Object.keys(WORKLOADS).find(
    each => each.toLowerCase() === kind.toLowerCase(),
  );
  if (!meant) {
    return undefined;
  }
  const { group, path } = WORKLOADS[meant];
  const [found, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  // A custom resource may have the kind of a workload.
  const isOurs =
    found === group || ['', 'apps', 'batch', 'extensions'].includes(found);
  const isRight = meant === kind && found === group && version === 'v1';
  const paths = [path, ...podTemplatePaths(value)];
  return isOurs &&
    !isRight &&
    paths.some(each => isDaprTemplate(valueAt(value, each)))
    ? meant
    : undefined;
}
