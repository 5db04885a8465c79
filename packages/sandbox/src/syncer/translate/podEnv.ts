import { Container, EnvVar } from 'dapr-vcluster-kube-sim/controller-runtime';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Placement } from '../config/Placement';

/** A Service as far as the syncer reads it. */
export type Service = {
  spec: {
    type?: string;
    clusterIP?: string;
    clusterIPs?: string[];
    selector?: Record<string, string>;
    ports?: Array<{
      name?: string;
      port: number;
      protocol?: string;
      targetPort?: number | string;
    }>;
    [field: string]: unknown;
  };
  status?: Record<string, unknown>;
} & KubeObject;

/**
 * The variables a kubelet would make of the vcluster's services, since the host's kubelet would
 * make them of the host's.
 */
export function serviceEnv(
  services: Service[],
  namespace: string,
  links: boolean,
): EnvVar[] {
  const seen = services.filter(({ metadata, spec }) => {
    const addressed =
      spec.clusterIP !== undefined &&
      spec.clusterIP !== '' &&
      spec.clusterIP !== 'None';
    const api =
      metadata.namespace === 'default' && metadata.name === 'kubernetes';
    return addressed && (api || (links && metadata.namespace === namespace));
  });
  return seen
    .flatMap(variablesOf)
    .sort((one, two) => (one.name < two.name ? -1 : 1));
}

function variablesOf({ metadata, spec }: Service): EnvVar[] {
  const prefix = metadata.name.toUpperCase().replaceAll('-', '_');
  const ip = spec.clusterIP!;
  const [first, ...rest] = spec.ports ?? [];
  if (!first) {
    return [];
  }
  const named = [first, ...rest].filter(port => port.name);
  const url = ({
    protocol = 'TCP',
    port,
  }: {
    protocol?: string;
    port: number;
  }) => `${protocol.toLowerCase()}://${ip}:${port}`;
  return [
    { name: `${prefix}_SERVICE_HOST`, value: ip },
    { name: `${prefix}_SERVICE_PORT`, value: `${first.port}` },
    ...named.map(port => ({
      name: `${prefix}_SERVICE_PORT_${port
        .name!.toUpperCase()
        .replaceAll('-', '_')}`,
      value: `${port.port}`,
    })),
    { name: `${prefix}_PORT`, value: url(first) },
    ...[first, ...rest].flatMap(port => {
      const each = `${prefix}_PORT_${port.port}_${port.protocol ?? 'TCP'}`;
      return [
        { name: each, value: url(port) },
        {
          name: `${each}_PROTO`,
          value: (port.protocol ?? 'TCP').toLowerCase(),
        },
        { name: `${each}_PORT`, value: `${port.port}` },
        { name: `${each}_ADDR`, value: ip },
      ];
    }),
  ];
}

/** A container's environment on the host: service variables first, references renamed. */
export function hostEnv(
  placement: Placement,
  namespace: string,
  container: Container,
  services: EnvVar[],
): Partial<Container> {
  const own = container.env ?? [];
  const taken = new Set(own.map(each => each.name));
  const rename = (name: string) => placement.hostName({ namespace, name });
  const env = [
    ...services.filter(each => !taken.has(each.name)),
    ...own.map(each =>
      each.valueFrom
        ? { ...each, valueFrom: renameSource(each.valueFrom, rename) }
        : each,
    ),
  ];
  return {
    ...(env.length > 0 && { env }),
    ...(container.envFrom && {
      envFrom: container.envFrom.map(
        ({ secretRef, configMapRef, ...source }) => ({
          ...source,
          ...(secretRef && {
            secretRef: { ...secretRef, name: rename(secretRef.name) },
          }),
          ...(configMapRef && {
            configMapRef: { ...configMapRef, name: rename(configMapRef.name) },
          }),
        }),
      ),
    }),
  };
}

type EnvSource = NonNullable<EnvVar['valueFrom']>;

// Fields that differ between the two pods are read from annotations on the host.
const FIELDS: Record<string, string> = {
  'metadata.name': "metadata.annotations['vcluster.loft.sh/name']",
  'metadata.namespace': "metadata.annotations['vcluster.loft.sh/namespace']",
  'metadata.uid': "metadata.annotations['vcluster.loft.sh/uid']",
  'spec.serviceAccountName':
    "metadata.annotations['vcluster.loft.sh/service-account-name']",
};

/** The host's path of a field that the downward API reads. */
export function hostFieldPath(fieldPath: string) {
  return FIELDS[fieldPath] ?? fieldPath;
}

function renameSource(
  source: EnvSource,
  rename: (name: string) => string,
): EnvSource {
  const { secretKeyRef, configMapKeyRef, fieldRef } = source;
  return {
    ...source,
    ...(secretKeyRef && {
      secretKeyRef: { ...secretKeyRef, name: rename(secretKeyRef.name) },
    }),
    ...(configMapKeyRef && {
      configMapKeyRef: {
        ...configMapKeyRef,
        name: rename(configMapKeyRef.name),
      },
    }),
    ...(fieldRef && {
      fieldRef: { ...fieldRef, fieldPath: hostFieldPath(fieldRef.fieldPath) },
    }),
  };
}
