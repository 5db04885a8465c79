import { holdsCredentials } from 'backstage-plugin-dapr-vcluster-node/redaction';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ComponentItem, ComponentMetadata } from '../model/model';
import { projectResource } from './resource';
import { sensitiveFields } from './sensitive';
import { shared } from './sharing';

type RawMetadata = {
  name?: string;
  value?: unknown;
  secretKeyRef?: { name?: string; key?: string };
  envRef?: string;
};

type RawComponent = KubeObject & {
  spec?: {
    type?: string;
    version?: string;
    ignoreErrors?: boolean;
    metadata?: RawMetadata[];
  };
  auth?: { secretStore?: string };
};

/** Makes the projection of Dapr Components: sensitive values never pass it. */
export function componentProjection(catalogue: ComponentCatalogue) {
  return function projectComponent(object: KubeObject): ComponentItem {
    const component = object as RawComponent;
    const { type, version, ignoreErrors, metadata = [] } = component.spec ?? {};
    const sensitive = sensitiveFields(catalogue, type ?? '', version ?? '');
    return {
      ...projectResource(object),
      generation: object.metadata.generation,
      type: shared(type),
      version: shared(version),
      ignoreErrors,
      secretStore: component.auth?.secretStore,
      metadata: metadata.map(item => shown(item, sensitive)),
    };
  };
}

function shown(
  item: RawMetadata,
  sensitive: (name: string) => boolean,
): ComponentMetadata {
  const { value, secretKeyRef, envRef } = item;
  const name = shared(item.name ?? '');
  if (secretKeyRef) {
    const { name: secret = '', key = '' } = secretKeyRef;
    return { name, secretKeyRef: { name: shared(secret), key: shared(key) } };
  }
  if (envRef) {
    return { name, envRef };
  }
  if (value === undefined) {
    return { name };
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return sensitive(name) || holdsCredentials(text)
    ? { name, redacted: true }
    : { name, value: shared(text) };
}
