import { z } from 'zod/v3';
import { objectNameSchema } from './components';
import { Known, knownSchema } from './freshness';
import { DaprKind, daprKindSchema } from './daprKinds';

/** One field in which the two sides of an object differ. Values are JSON; a sensitive one is told apart, never shown. */
export const fieldDifferenceSchema = z.object({
  path: z
    .string()
    .describe('e.g. "spec.metadata[redisHost].value"; items by name or number'),
  what: z.enum(['changed', 'only-virtual', 'only-host', 'order']),
  virtual: z
    .string()
    .optional()
    .describe('Value in the vcluster, or as it was registered'),
  host: z.string().optional().describe('Value on the host'),
  hidden: z
    .boolean()
    .describe('True when something sensitive is left out of the values'),
});

/**
 * One field in which the two sides of an object differ.
 *
 * @public
 */
export type FieldDifference = {
  /** e.g. "spec.metadata[redisHost].value"; items by name or number */
  path: string;
  what: 'changed' | 'only-virtual' | 'only-host' | 'order';
  /** Value in the vcluster, or as it was registered */
  virtual?: string;
  /** Value on the host */
  host?: string;
  /** True when something sensitive is left out of the values */
  hidden: boolean;
};

/** `GET /tenants/…/differences/:kind/:namespace/:name`: both sides as they are now, field by field. */
export const differenceSchema = z.object({
  kind: daprKindSchema,
  virtual: objectNameSchema,
  declaredIn: z
    .enum(['vcluster', 'portal'])
    .describe(
      'What the host is compared with: the object in the vcluster, or what was registered through the portal',
    ),
  host: objectNameSchema,
  fields: knownSchema(z.array(fieldDifferenceSchema)).describe(
    'Empty when the two are the same, or why they cannot be compared',
  ),
});

/**
 * `GET /tenants/…/differences/:kind/:namespace/:name`.
 *
 * @public
 */
export type Difference = {
  kind: DaprKind;
  virtual: {
    namespace: string;
    name: string;
  };
  /** What the host is compared with: the object in the vcluster, or what was registered through the portal */
  declaredIn: 'vcluster' | 'portal';
  host: {
    namespace: string;
    name: string;
  };
  /** Empty when the two are the same, or why they cannot be compared */
  fields: Known<FieldDifference[]>;
};
