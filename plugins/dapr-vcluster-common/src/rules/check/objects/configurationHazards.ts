import { isDeniedType } from '../../components/backends';
import { Surroundings } from '../surroundings';
import {
  isMap,
  JsonMap,
  ObjectFinding,
  objectFinding,
  Path,
  valueAt,
} from '../types';
import { addressFindings } from './addresses';
import { referredComponent } from './references';

/** Name of the Configuration of Dapr's own control plane. */
const CONTROL_PLANE = 'daprsystem';

const ENDPOINTS: readonly Path[] = [
  ['spec', 'tracing', 'zipkin', 'endpointAddress'],
  ['spec', 'tracing', 'otel', 'endpointAddress'],
];

const PIPELINES: readonly Path[] = [
  ['spec', 'httpPipeline', 'handlers'],
  ['spec', 'appHttpPipeline', 'handlers'],
];

/** What a Configuration of the right shape can do wrong on a host with several tenants. */
export function configurationHazards(
  value: JsonMap,
  around: Surroundings,
): ObjectFinding[] {
  return [
    ...controlPlaneFindings(value),
    ...accessFindings(value),
    ...PIPELINES.flatMap(path => handlerFindings(value, path, around)),
    ...ENDPOINTS.flatMap(path => {
      const address = valueAt(value, path);
      return typeof address === 'string' ? addressFindings(address, path) : [];
    }),
  ];
}

function controlPlaneFindings(value: JsonMap): ObjectFinding[] {
  const mtls: Path = ['spec', 'mtls'];
  const name: Path = ['metadata', 'name'];
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
  const path: Path = ['spec', 'accessControl'];
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
  path: Path,
  around: Surroundings,
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
    const found = referredComponent(around, name);
    if (found !== 'missing' && found !== 'unknown') {
      return found.type && found.type !== type
        ? [handlerFinding([...path, index, 'type'], name, 'is of another type')]
        : [];
    }
    return found === 'missing'
      ? [handlerFinding([...path, index, 'name'], name, 'does not exist')]
      : [];
  });
}

function handlerFinding(path: Path, name: string, what: string): ObjectFinding {
  return objectFinding('configuration/handler', 'error', {
    path,
    title: `Dapr Component "${name}" ${what}; sidecars with this Configuration would not start`,
    value: name,
    fix: 'Register the middleware as a Dapr Component of that name and type first',
  });
}
