import {
  ANNOTATION_COMPONENT,
  ANNOTATION_COMPONENT_PRESET,
  ANNOTATION_FORCE_SYNC,
  ANNOTATION_VIRTUAL_NAMESPACE,
  ComponentMetadataItem,
  LABEL_MANAGED_BY,
  MANAGED_BY,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from '../../platform/hosts';
import { ownLabels } from '../../tenants/hostNamespace';
import { ComponentDefinition, OwnSecret } from './definition';
import { Target } from './target';

/** The parts of a Dapr Component this product writes. */
export type ComponentObject = KubeObject & {
  spec: {
    type: string;
    version: string;
    metadata: ComponentMetadataItem[];
    ignoreErrors?: boolean;
    initTimeout?: string;
  };
  scopes?: string[];
};

/** A Secret; its values are never looked at except to compare them. */
export type SecretObject = KubeObject & {
  type?: string;
  data?: Record<string, string>;
};

/** The Component as it is written; on the host its references carry the Secrets' host names. */
export function renderComponent(
  ref: TenantRef,
  { namespace, component, preset }: ComponentDefinition,
  target: Target,
): ComponentObject {
  const { ignoreErrors, initTimeout } = component;
  const annotations = {
    ...(target.side === 'host' && {
      [ANNOTATION_VIRTUAL_NAMESPACE]: namespace,
    }),
    ...(preset && { [ANNOTATION_COMPONENT_PRESET]: preset }),
  };
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: component.name,
      namespace: target.component.namespace,
      labels: ownLabels(ref),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      type: component.type,
      version: component.version,
      metadata: component.metadata.map(item => renderItem(item, target)),
      ...(ignoreErrors !== undefined && { ignoreErrors }),
      ...(initTimeout !== undefined && { initTimeout }),
    },
    scopes: component.scopes,
  };
}

function renderItem(
  { name, value, secretKeyRef, envRef }: ComponentMetadataItem,
  target: Target,
): ComponentMetadataItem {
  if (secretKeyRef) {
    const secret =
      target.side === 'host'
        ? target.hostSecret(secretKeyRef.name).name
        : secretKeyRef.name;
    // Dapr before 1.12 needs the key; its default has always been the field's name.
    return {
      name,
      secretKeyRef: { name: secret, key: secretKeyRef.key ?? name },
    };
  }
  return envRef === undefined ? { name, value } : { name, envRef };
}

/** The Secret with the Component's secret texts; always written to the vcluster, whose syncer brings it to the host. */
export function renderSecret(
  ref: TenantRef,
  { namespace, owner, secrets, secretName }: OwnSecret,
): SecretObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secretName,
      namespace,
      labels: ownLabels(ref),
      annotations: {
        [ANNOTATION_COMPONENT]: owner,
        // No pod uses it, so the syncer would leave it out where not all Secrets are synced.
        [ANNOTATION_FORCE_SYNC]: 'true',
      },
    },
    type: 'Opaque',
    data: Object.fromEntries(
      [...secrets].map(([field, text]) => [
        field,
        Buffer.from(text, 'utf8').toString('base64'),
      ]),
    ),
  };
}

/** True when this product wrote the object. */
export function isPortalMade({ metadata }: KubeObject): boolean {
  return metadata.labels?.[LABEL_MANAGED_BY] === MANAGED_BY;
}

/** True when this product wrote the Secret for this owner: a Dapr Component by its name, others by kind and name. */
export function isSecretOf(secret: KubeObject, owner: string): boolean {
  return (
    isPortalMade(secret) &&
    secret.metadata.annotations?.[ANNOTATION_COMPONENT] === owner
  );
}
