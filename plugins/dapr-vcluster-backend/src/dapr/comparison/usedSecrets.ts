import {
  Known,
  SecretName,
  singleNamespaceName,
  UsedSecret,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent } from '../../inventory/members';

/** What is known of who refers to Secrets, and of the Secrets there are. */
export type SecretEvidence = {
  /** Name of the vcluster. */
  tenant: string;
  components: readonly TenantComponent[];
  /** Secrets of the vcluster. */
  declared: Known<SecretName[]>;
  /** Whether any sidecar has loaded a Dapr Component, which it cannot without its Secrets. */
  isLoaded(component: TenantComponent): boolean;
};

type Reference = { component: TenantComponent; name: string; key: string };

/**
 * The Secrets of the vcluster that Dapr Components refer to. On the host a Secret may have the translated name; what
 * refers to it there does so by that name.
 */
export function usedSecrets(evidence: SecretEvidence): UsedSecret[] {
  const used = new Map<string, Reference[]>();
  for (const reference of evidence.components.flatMap(referencesOf)) {
    const at = `${reference.component.virtual?.namespace}/${reference.name}`;
    used.set(at, [...(used.get(at) ?? []), reference]);
  }
  return [...used.values()]
    .map(references => describe(references, evidence))
    .sort((a, b) =>
      `${a.namespace}/${a.name}`.localeCompare(`${b.namespace}/${b.name}`),
    );
}

/** References that Dapr resolves from Secrets: those into other secret stores are none of Kubernetes. */
export function referencesOf(component: TenantComponent): Reference[] {
  const { secretStore = '', metadata, virtual } = component;
  if (!virtual || !['', 'kubernetes'].includes(secretStore)) {
    return [];
  }
  return metadata.flatMap(({ secretKeyRef }) =>
    secretKeyRef ? [{ component, ...secretKeyRef }] : [],
  );
}

function describe(
  references: readonly Reference[],
  { tenant, declared, isLoaded }: SecretEvidence,
): UsedSecret {
  const [{ component, name: onHost }] = references;
  const namespace = component.virtual?.namespace ?? '';
  const keys = unique(references.map(({ key, name }) => key || name));
  const found =
    declared.state === 'known'
      ? declared.value.find(
          secret =>
            secret.namespace === namespace &&
            (secret.name === onHost ||
              singleNamespaceName(secret.name, namespace, tenant) === onHost),
        )
      : undefined;
  return {
    namespace,
    name: found?.name ?? onHost,
    keys,
    usedBy: unique(
      references.map(({ component: { virtual } }) => virtual?.name ?? ''),
    ),
    declared: isDeclared(declared, found, keys),
    onHost: references.some(each => isLoaded(each.component))
      ? 'yes'
      : 'unknown',
  };
}

function isDeclared(
  declared: Known<unknown>,
  found: SecretName | undefined,
  keys: readonly string[],
): UsedSecret['declared'] {
  if (declared.state === 'unknown') {
    return 'unknown';
  }
  if (!found) {
    return 'no';
  }
  return keys.every(key => found.keys.includes(key)) ? 'yes' : 'key-missing';
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
