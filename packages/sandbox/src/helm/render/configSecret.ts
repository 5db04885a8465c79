import { merge } from 'lodash';
import { stringify } from 'yaml';
import { configSecretName } from 'backstage-plugin-dapr-vcluster-common';
import { meta, Rendered, RenderInput } from './release';

/** The values the syncer reads: what was given over the defaults the sandbox knows. */
export function configYaml({ values, given }: RenderInput): string {
  return stringify(merge({}, values, given), { sortMapEntries: true });
}

/** Secret `vc-config-<name>` with the effective values. */
export function configSecret(input: RenderInput): Rendered {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: meta(input, configSecretName(input.release.name)),
    type: 'Opaque',
    data: { 'config.yaml': Buffer.from(configYaml(input)).toString('base64') },
  };
}
