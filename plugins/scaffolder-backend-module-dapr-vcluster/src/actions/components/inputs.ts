import {
  FORM_SECRET_PREFIX,
  componentMetadataInputSchema,
  daprKindsAsText,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

const plainValue = z.union([z.string(), z.number(), z.boolean()]);

/** Input `metadata`: a list as in the manifest, or a map of plain values. */
export const metadataInput = z
  .union([z.array(componentMetadataInputSchema), z.record(plainValue)])
  .describe(
    'Settings of the Dapr Component: a list of { name, value | secretKeyRef | envRef }, or a map of name to value. No secrets.',
  );

/** Input `secrets`: a map, or a list if the names come from parameters. */
export const secretsInput = z
  .union([
    z.record(z.string()),
    z.array(z.object({ name: z.string().min(1), value: z.string() })),
  ])
  .optional()
  .describe(
    'Metadata name (of an HTTPEndpoint or Configuration: header name) to secret value, from ${{ secrets.… }}; each becomes a key of one Secret that the Dapr Component refers to',
  );

/** Input `taskSecrets`: secrets with names from the form. */
export const taskSecretsInput = z
  .record(z.string().startsWith(FORM_SECRET_PREFIX))
  .optional()
  .describe(
    `Metadata name to the name of the task secret with its value; the name starts with "${FORM_SECRET_PREFIX}". The form field DaprComponentForm gives it as secrets.`,
  );

/** Input `manifest`: a complete Dapr resource. */
export const manifestInput = z
  .union([z.string(), z.record(z.unknown())])
  .describe(
    `Instead of name, type, version, metadata and scopes: one ${daprKindsAsText()}, as YAML text or as an object. No secrets: refer to them, or give them under secrets.`,
  );

/** Input `waitForApp`: app ids of the sidecars that must load the Dapr Component. */
export const waitForAppInput = z
  .union([z.string().min(1), z.array(z.string().min(1))])
  .optional()
  .describe(
    'App id, or several: wait until their sidecars are ready and have loaded the Dapr Component',
  );

/** What {@link manifestInput} accepts. */
export type ManifestInput = z.infer<typeof manifestInput>;

/** What {@link metadataInput} accepts. */
export type MetadataInput = z.infer<typeof metadataInput>;

/** What {@link secretsInput} accepts. */
export type SecretsInput = z.infer<typeof secretsInput>;
