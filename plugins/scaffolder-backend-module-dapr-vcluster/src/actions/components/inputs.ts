import {
  FORM_SECRET_PREFIX,
  componentMetadataInputSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

const plainValue = z.union([z.string(), z.number(), z.boolean()]);

/** Input `metadata`: a list as in the manifest, or a map for the usual case of plain values. */
export const metadataInput = z
  .union([z.array(componentMetadataInputSchema), z.record(plainValue)])
  .describe(
    'Settings of the Dapr Component: a list of { name, value | secretKeyRef | envRef }, or a map of name to value. No secrets.',
  );

/** Input `secrets`: a map, or a list where the names themselves come from parameters. */
export const secretsInput = z
  .union([
    z.record(z.string()),
    z.array(z.object({ name: z.string().min(1), value: z.string() })),
  ])
  .optional()
  .describe(
    'Metadata name to secret text, from ${{ secrets.… }}; each becomes a key of one Secret that the Dapr Component refers to',
  );

/** Input `taskSecrets`: secrets whose names only the form knows. */
export const taskSecretsInput = z
  .record(z.string().startsWith(FORM_SECRET_PREFIX))
  .optional()
  .describe(
    `Metadata name to the name of the task's secret that holds its text; such a name begins with "${FORM_SECRET_PREFIX}". The form field DaprComponentForm gives it as secrets.`,
  );

/** What {@link metadataInput} accepts. */
export type MetadataInput = z.infer<typeof metadataInput>;

/** What {@link secretsInput} accepts. */
export type SecretsInput = z.infer<typeof secretsInput>;
