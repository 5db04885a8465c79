import { Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import { DaprComponent } from './objects';

/** Values of a Dapr Component's metadata by lower-case name: daprd compares names without case. */
export type MetadataValues = Map<string, string>;

/** A store the operator resolves references for; any other is resolved by daprd itself. */
export const KUBERNETES_STORE = 'kubernetes';

/** The secret store a Dapr Component's references point to. */
export function storeOf(component: DaprComponent) {
  return component.auth?.secretStore || KUBERNETES_STORE;
}

const references = (component: DaprComponent) =>
  (component.spec.metadata ?? []).filter(item => item.secretKeyRef?.name);

/** Whether the Dapr Component takes any value from a secret store. */
export function usesSecrets(component: DaprComponent) {
  return references(component).length > 0;
}

/**
 * The first Secret that a Dapr Component refers to and that is not in its host
 * namespace. A key missing in a Secret that exists is no error to Dapr: the
 * value stays empty.
 */
export function missingSecret(
  component: DaprComponent,
  secrets: Secret[],
): string | undefined {
  if (storeOf(component) !== KUBERNETES_STORE) {
    return undefined;
  }
  return references(component)
    .map(item => item.secretKeyRef?.name ?? '')
    .find(name => !secrets.some(secret => secret.metadata.name === name));
}

/** The values a Dapr Component is initialised with; it must have no missing Secret. */
export function valuesOf(
  component: DaprComponent,
  secrets: Secret[],
): MetadataValues {
  const values: MetadataValues = new Map();
  for (const { name, value, secretKeyRef } of component.spec.metadata ?? []) {
    if (secretKeyRef?.name) {
      const secret = secrets.find(
        each => each.metadata.name === secretKeyRef.name,
      );
      const encoded = secret?.data?.[secretKeyRef.key || secretKeyRef.name];
      const decoded = Buffer.from(encoded ?? '', 'base64').toString('utf8');
      values.set(name.toLowerCase(), decoded);
    } else if (value !== undefined) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      values.set(name.toLowerCase(), text);
    }
  }
  return values;
}
