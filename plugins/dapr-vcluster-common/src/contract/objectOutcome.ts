import { z } from 'zod/v3';
import { ObjectSchemaOf, SchemaOf } from '../schema';

/** What became of one object. */
export const objectOutcomeObject = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  uid: z
    .string()
    .optional()
    .describe(
      'Which object it is: one created later under the same name has another',
    ),
  outcome: z.enum([
    'created',
    'changed',
    'unchanged',
    'deleted',
    'would-create',
    'would-change',
    'would-delete',
    'left',
  ]),
  reason: z.string().optional(),
});

/**
 * What became of one object.
 *
 * @public
 */
export type ObjectOutcome = {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Which object it is: one created later under the same name has another */
  uid?: string;
  outcome:
    | 'created'
    | 'changed'
    | 'unchanged'
    | 'deleted'
    | 'would-create'
    | 'would-change'
    | 'would-delete'
    | 'left';
  reason?: string;
};

/**
 * What became of one object.
 *
 * @public
 */
export const objectOutcomeSchema: ObjectSchemaOf<ObjectOutcome> =
  objectOutcomeObject;

/** What became of each object. */
export const objectOutcomesSchema: SchemaOf<ObjectOutcome[]> =
  z.array(objectOutcomeSchema);
