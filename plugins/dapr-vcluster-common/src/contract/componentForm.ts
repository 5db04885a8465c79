import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { applyComponentObject } from './componentWrites';

/**
 * Beginning of the names under which a form keeps secret texts among the secrets of its task.
 *
 * @public
 */
export const FORM_SECRET_PREFIX = 'daprComponent.';

/**
 * What the form field `DaprComponentForm` puts into a template's parameters: a Dapr Component whose secret texts are
 * elsewhere; `secrets` says under which names of the task's secrets.
 */
export const componentFormValueObject = applyComponentObject
  .omit({ secrets: true })
  .extend({
    secrets: z
      .record(z.string().startsWith(FORM_SECRET_PREFIX))
      .optional()
      .describe("Metadata field to the name of the task's secret"),
  });

/**
 * What the form field `DaprComponentForm` puts into a template's parameters.
 *
 * @public
 */
export type ComponentFormValue = {
  /** Virtual namespace, default "default" */
  namespace?: string;
  name: string;
  type: string;
  version: string;
  metadata: Array<{
    name: string;
    value?: string | number | boolean;
    secretKeyRef?: {
      name: string;
      key?: string;
    };
    envRef?: string;
  }>;
  scopes: string[];
  ignoreErrors?: boolean;
  initTimeout?: string;
  /** Name of the preset it claims to be; what that fixes must match */
  preset?: string;
  /** Metadata field to the name of the task's secret */
  secrets?: Record<string, string>;
};

/**
 * What the form field `DaprComponentForm` puts into a template's parameters: a Dapr Component whose secret texts are
 * elsewhere; `secrets` says under which names of the task's secrets.
 *
 * @public
 */
export const componentFormValueSchema: ObjectSchemaOf<ComponentFormValue> =
  componentFormValueObject;
