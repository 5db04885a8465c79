import {
  KubeObject,
  ObjectRef,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ComponentItem } from '../../../inventory/model/model';
import { TenantSnapshot } from '../../../inventory/TenantIndex';
import { PodSecrets } from './podSecrets';

/** An object that holds secrets, and how to take them out of it. */
export type SecretSource = {
  resource: Resource;
  ref: ObjectRef;
  values(object: KubeObject): string[];
};

/** Objects with the secrets of a tenant's Dapr Components and of a pod, and why there may be more than is found. */
export function secretSources(
  { components, tenant }: TenantSnapshot,
  pod: Pick<PodSecrets, 'namespace' | 'secrets' | 'unreadable'>,
): {
  sources: SecretSource[];
  gaps: string[];
} {
  const unseen = tenant.freshness.unknown.some(
    ({ kind, state }) => kind === 'components.dapr.io' && state !== 'stale',
  );
  const elsewhere = components.flatMap(component =>
    refersElsewhere(component) ? component.secretStore ?? [] : [],
  );
  const sources = new Map<string, SecretSource>();
  for (const source of [
    ...pod.secrets.map(name => secretSource(pod.namespace, name)),
    ...components.flatMap(sourcesOf),
  ]) {
    const { resource, ref } = source;
    sources.set(`${resource.kind} ${ref.namespace}/${ref.name}`, source);
  }
  return {
    sources: [...sources.values()],
    gaps: [
      ...(unseen ? ['The Dapr Components of the host cannot be seen.'] : []),
      ...pod.unreadable.map(what => `${what} cannot be read.`),
      ...[...new Set(elsewhere)].map(
        store => `Values of the secret store ${store} cannot be read.`,
      ),
    ],
  };
}

function sourcesOf(component: ComponentItem): SecretSource[] {
  const { namespace, name, metadata } = component;
  const referred = refersElsewhere(component)
    ? []
    : metadata.flatMap(({ secretKeyRef }) => secretKeyRef?.name ?? []);
  const hidden = metadata.filter(({ redacted }) => redacted);
  return [
    ...referred.map(secret => secretSource(namespace, secret)),
    ...(hidden.length > 0
      ? [
          {
            resource: RESOURCES.components,
            ref: { namespace, name },
            values: inlineValues(hidden.map(item => item.name)),
          },
        ]
      : []),
  ];
}

function secretSource(namespace: string, name: string): SecretSource {
  return {
    resource: RESOURCES.secrets,
    ref: { namespace, name },
    values: secretData,
  };
}

/** Secrets of a store that is not Kubernetes itself. */
function refersElsewhere({ secretStore, metadata }: ComponentItem): boolean {
  return (
    secretStore !== undefined &&
    secretStore !== '' &&
    secretStore !== 'kubernetes' &&
    metadata.some(({ secretKeyRef }) => secretKeyRef)
  );
}

function secretData({ data }: KubeObject): string[] {
  return Object.values((data ?? {}) as Record<string, string>).map(value =>
    Buffer.from(value, 'base64').toString('utf8'),
  );
}

/** Values of the fields whose values the index has dropped. */
function inlineValues(names: readonly string[]) {
  return ({ spec }: KubeObject): string[] => {
    const { metadata = [] } = (spec ?? {}) as {
      metadata?: { name?: string; value?: unknown }[];
    };
    return metadata
      .filter(({ name = '' }) => names.includes(name))
      .flatMap(({ value }) => (typeof value === 'string' ? value : []));
  };
}
