import { stringify } from 'yaml';
import { KUBERNETES_YAML } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  ANNOTATION_COMPONENT_PRESET,
  ComponentFormValue,
} from 'backstage-plugin-dapr-vcluster-common';
import { ownSecretName } from './secretNames';

/** The initial value of the form. */
export const EMPTY_VALUE: ComponentFormValue = {
  name: '',
  type: '',
  version: '',
  metadata: [],
  scopes: [],
  ignoreErrors: false,
};

/** The manifest of a Dapr Component; new secret values are references to the Secret that will be created for it. */
export function componentManifest(value: Partial<ComponentFormValue>): string {
  const { namespace, name, type, version, metadata, scopes, preset, ...rest } =
    {
      ...EMPTY_VALUE,
      ignoreErrors: undefined,
      ...value,
    };
  const secrets = Object.keys(rest.secrets ?? {}).map(field => ({
    name: field,
    secretKeyRef: { name: ownSecretName(name), key: field },
  }));
  return stringify(
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        ...(namespace && namespace !== 'default' && { namespace }),
        ...(preset && {
          annotations: { [ANNOTATION_COMPONENT_PRESET]: preset },
        }),
      },
      spec: {
        type,
        version,
        ...(rest.ignoreErrors !== undefined && {
          ignoreErrors: rest.ignoreErrors,
        }),
        ...(rest.initTimeout !== undefined && {
          initTimeout: rest.initTimeout,
        }),
        metadata: [...metadata, ...secrets],
      },
      scopes,
    },
    { ...KUBERNETES_YAML, lineWidth: 0 },
  );
}
