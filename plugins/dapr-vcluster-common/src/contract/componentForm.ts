import { z } from 'zod/v3';
import { applyComponentSchema } from './components';

/** Beginning of the names under which a form keeps secret texts among the secrets of its task. */
export const FORM_SECRET_PREFIX = 'daprComponent.';

/**
 * What the form field `DaprComponentForm` puts into a template's parameters: a Dapr Component whose secret texts are
 * elsewhere; `secrets` says under which names of the task's secrets.
 */
export const componentFormValueSchema = applyComponentSchema
  .omit({ secrets: true })
  .extend({
    secrets: z
      .record(z.string().startsWith(FORM_SECRET_PREFIX))
      .optional()
      .describe("Metadata field to the name of the task's secret"),
  });

/** What the form field `DaprComponentForm` puts into a template's parameters. */
export type ComponentFormValue = z.infer<typeof componentFormValueSchema>;
