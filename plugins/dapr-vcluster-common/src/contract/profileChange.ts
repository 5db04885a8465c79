import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { ObjectOutcome, objectOutcomesSchema } from './objectOutcome';

/** Body of `POST …/profile`. */
export const changeProfileObject = z.object({
  profile: z
    .enum(['oss-synced', 'oss-hostmanaged'])
    .describe('The profile that the tenant is to have'),
});

/**
 * Body of `POST …/profile`.
 *
 * @public
 */
export type ChangeProfile = {
  /** The profile that the tenant is to have */
  profile: 'oss-synced' | 'oss-hostmanaged';
};

/**
 * Body of `POST …/profile`.
 */
export const changeProfileSchema: ObjectSchemaOf<ChangeProfile> =
  changeProfileObject;

/** Answer of `POST …/profile`. */
export const changeProfileResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['changed', 'unchanged', 'dry-run']),
  profile: z.enum(['oss-synced', 'oss-hostmanaged']),
  objects: objectOutcomesSchema.describe(
    'Objects of the vcluster and of its host namespace; those of the host keep their uid and generation',
  ),
});

/**
 * Answer of `POST …/profile`.
 *
 * @public
 */
export type ChangeProfileResult = {
  id: string;
  outcome: 'changed' | 'unchanged' | 'dry-run';
  profile: 'oss-synced' | 'oss-hostmanaged';
  /** Objects of the vcluster and of its host namespace; those of the host keep their uid and generation */
  objects: ObjectOutcome[];
};

/**
 * Answer of `POST …/profile`.
 */
export const changeProfileResultSchema: ObjectSchemaOf<ChangeProfileResult> =
  changeProfileResultObject;
