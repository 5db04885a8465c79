import { isSameType } from '../../../componentCatalogue/componentType';
import { isDeniedType } from '../../components/deniedTypes';
import { CheckedFiles } from '../model/checkedFiles';
import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { addressFindings } from './addresses';
import { referredComponent } from './references';

/** Name of the Configuration of Dapr's own control plane. */
const CONTROL_PLANE = 'daprsystem';

const ENDPOINTS: readonly ObjectPath[] = [
  ['spec', 'tracing', 'zipkin', 'endpointAddress'],
  ['spec', 'tracing', 'otel', 'endpointAddress'],
];

const PIPELINES: readonly ObjectPath[] = [
  ['spec', 'httpPipeline', 'handlers'],
  ['spec', 'appHttpPipeline', 'handlers'],
];

/** What a Configuration of the right shape can do wrong on a host with several tenants. */
export function configurationHazards(
  value: JsonMap,
  checkedFiles: CheckedFiles,
): ObjectFinding[] {
  return [
    ...controlPlaneFindings(value),
    ...accessFindings(value),
    ...PIPELINES.flatMap(path => handlerFindings(value, path, checkedFiles)),
    ...ENDPOINTS.flatMap(path => {
      const address = valueAt(value, path);
      return typeof address === 'string' ? addressFindings(address, path) : [];
    }),
  ];
}

function controlPlaneFindings(value: JsonMap): ObjectFinding[] {
  const mtls: ObjectPath = ['spec', 'mtls'];
  const name: ObjectPath = ['metadata', 'name'];
  return [
    ...(valueAt(value, name) === CONTROL_PLANE
      ? [
          objectFinding('configuration/control-plane', 'error', {
            path: name,
            title: `"${CONTROL_PLANE}" is the Configuration of Dapr's control plane`,
            value: CONTROL_PLANE,
            fix: 'Choose another name',
          }),
        ]
      : []),
    ...(valueAt(value, mtls) !== undefined
      ? [
          objectFinding('configuration/control-plane', 'error', {
            path: mtls,
            title:
              "spec.mtls tells sidecars which certificate authority to trust; on a shared host that is the control plane's to say",
            fix: 'Remove spec.mtls',
            edit: { operations: [{ op: 'remove', path: mtls }] },
          }),
        ]
      : []),
  ];
}

/** Without a rule every app of every tenant may call, and all share the trust domain `public`. */
function accessFindings(value: JsonMap): ObjectFinding[] {
  const path: ObjectPath = ['spec', 'accessControl'];
  const control = valueAt(value, path);
  if (isMap(control) && control.defaultAction === 'deny') {
    return [];
  }
  return [
    objectFinding('configuration/access-control', 'warning', {
      path: isMap(control) ? [...path, 'defaultAction'] : path,
      title:
        'Apps of other tenants may call the apps that use this Configuration',
      fix: "Set spec.accessControl.defaultAction to deny and give policies for the tenant's own apps",
    }),
  ];
}

function handlerFindings(
  value: JsonMap,
  path: ObjectPath,
  checkedFiles: CheckedFiles,
): ObjectFinding[] {
  const handlers = valueAt(value, path);
  if (!Array.isArray(handlers)) {
    return [];
  }
  return handlers.flatMap((handler, index) => {
    if (!isMap(handler)) {
      return [];
    }
    const { name, type } = handler;
    if (typeof type === 'string' && isDeniedType(type)) {
      return [
        objectFinding('G10', 'error', {
          path: [...path, index, 'type'],
          title: `"${type}" reaches files, environment or code of the shared host`,
          value: type,
          fix: 'Choose another middleware',
        }),
      ];
    }
    if (typeof name !== 'string' || name === '') {
      return [];
    }
    const found = referredComponent(checkedFiles, name);
    if (found !== 'missing' && found !== 'unknown') {
      const isOther =
        typeof type !== 'string' || !isSameType(found.type ?? type, type);
      return found.type && isOther
        ? [handlerFinding([...path, index, 'type'], name, 'is of another type')]
        : [];
    }
    return found === 'missing'
      ? [handlerFinding([...path, index, 'name'], name, 'does not exist')]
      : [];
  });
}

function handlerFinding(
  path: ObjectPath,
  name: string,
  what: string,
): ObjectFinding {
  return objectFinding('configuration/handler', 'error', {
    path,
    title: `Dapr Component "${name}" ${what}; sidecars with this Configuration would not start`,
    value: name,
    fix: 'Register the middleware as a Dapr Component of that name and type first',
  });
}
