import { InputError } from '@backstage/errors';
import { TaskSecrets } from '@backstage/plugin-scaffolder-node';
import {
  DAPR_KINDS,
  daprKindSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { KUBERNETES_YAML } from 'backstage-plugin-dapr-vcluster-common/rules';
import { parseDocument, stringify } from 'yaml';
import { z } from 'zod/v3';
import { ManifestInput } from './inputs';

const identitySchema = z.object({
  kind: daprKindSchema,
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().optional(),
  }),
});

/** Shorter values can occur in manifests by chance. */
const TELLING_LENGTH = 6;

/**
 * Reads kind and name of a manifest. The backend validates the manifest.
 *
 * @throws InputError, which never repeats a value, for an object that is not a Dapr resource, and for a secret in plain text
 */
export function readManifest(given: ManifestInput, taskSecrets: TaskSecrets) {
  const text = typeof given === 'string' ? given : stringify(given);
  const planted = Object.values(taskSecrets).find(
    secret => secret.length >= TELLING_LENGTH && text.includes(secret),
  );
  if (planted !== undefined) {
    throw new InputError(
      'manifest holds a secret in plain text. Give it under secrets instead, by the name of the metadata or header; it then becomes a Secret.',
    );
  }
  const document = parseDocument(text, KUBERNETES_YAML);
  const parsed = identitySchema.safeParse(
    document.errors.length > 0 ? undefined : document.toJS(),
  );
  if (!parsed.success) {
    throw new InputError(
      `manifest is not one Dapr resource as YAML. Give it kind (one of ${DAPR_KINDS.join(
        ', ',
      )}) and metadata.name.`,
    );
  }
  const { kind, metadata } = parsed.data;
  return { text, kind, ...metadata };
}
