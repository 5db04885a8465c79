import {
  ANNOTATION_COMPONENT_PRESET,
  ANNOTATION_VIRTUAL_NAMESPACE,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ComponentMetadataItem } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ownLabels } from '../../tenants/live/hostNamespace';
import { ComponentDefinition } from './definition';
import { Target } from '../target/target';

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
