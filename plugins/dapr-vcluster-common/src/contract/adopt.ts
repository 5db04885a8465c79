import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { ObjectSchemaOf, SchemaOf } from '../schema';

/** Body of `POST …/adopt`. */
export const adoptTenantObject = z
  .object({
    owner: z
      .string({ required_error: 'owner is required' })
      .min(1)
      .max(300)
      .describe('Owning group or user, e.g. group:default/team-a'),
    profile: z
      .string()
      .max(64)
      .optional()
      .describe('Profile, default the one that the vcluster fits'),
    preset: z
      .string()
      .max(64)
      .optional()
      .describe('Preset that upgrades may take values from, default none'),
  })
  .strict();

/**
 * Body of `POST …/adopt`.
 *
 * @public
 */
export type AdoptTenant = {
  /** Owning group or user, e.g. group:default/team-a */
  owner: string;
  /** Profile, default the one that the vcluster fits */
  profile?: string;
  /** Preset that upgrades may take values from, default none */
  preset?: string;
};

/**
 * Body of `POST …/adopt`.
 *
 * @public
 */
export const adoptTenantSchema: SchemaOf<AdoptTenant> = adoptTenantObject;

/** Answer of `POST …/adopt`. */
export const adoptTenantResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['adopted', 'unchanged', 'dry-run']),
  owner: z.string(),
  profile: z.string(),
  preset: z.string().optional(),
  chartVersion: z.string().optional(),
  installedBy: z
    .string()
    .describe('What has installed the vcluster, as far as its marks tell'),
  findings: findingsSchema.describe(
    'What is missing of a tenant that this portal creates',
  ),
});

/**
 * Answer of `POST …/adopt`.
 *
 * @public
 */
export type AdoptTenantResult = {
  id: string;
  outcome: 'adopted' | 'unchanged' | 'dry-run';
  owner: string;
  profile: string;
  preset?: string;
  chartVersion?: string;
  /** What has installed the vcluster, as far as its marks tell */
  installedBy: string;
  /** What is missing of a tenant that this portal creates */
  findings: Finding[];
};

/**
 * Answer of `POST …/adopt`.
 *
 * @public
 */
export const adoptTenantResultSchema: ObjectSchemaOf<AdoptTenantResult> =
  adoptTenantResultObject;

/** Answer of `DELETE …/adopt`. */
export const releaseTenantResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['released', 'unchanged', 'dry-run']),
});

/**
 * Answer of `DELETE …/adopt`.
 *
 * @public
 */
export type ReleaseTenantResult = {
  id: string;
  outcome: 'released' | 'unchanged' | 'dry-run';
};

/**
 * Answer of `DELETE …/adopt`.
 *
 * @public
 */
export const releaseTenantResultSchema: ObjectSchemaOf<ReleaseTenantResult> =
  releaseTenantResultObject;
