import { z } from 'zod/v3';
import { FieldsSchemaOf, ObjectSchemaOf } from '../schema';
import { TenantRef, dnsLabel, tenantRefSchema } from '../tenants';
import { Finding, findingSchema } from '../findings';
import { ObjectOutcome, objectOutcomesSchema } from './objectOutcome';

/**
 * Body of `POST /tenants`. Flat, so that a permission policy can speak of each field.
 * The namespace is `vcluster-<name>` unless given: the Dapr injector's allow-list goes by it.
 */
export const createTenantObject = z.object({
  host: dnsLabel('host').describe('Name of the host'),
  name: z
    .string({ required_error: 'name is required' })
    .describe('Name of the vcluster: at most 40 characters, DNS-1123 label'),
  namespace: dnsLabel('namespace')
    .optional()
    .describe('Host namespace, default vcluster-<name>'),
  owner: z
    .string({ required_error: 'owner is required' })
    .min(1)
    .describe('Owning group or user, e.g. group:default/team-a'),
  profile: z
    .string()
    .optional()
    .describe('Profile, default the configured one'),
  preset: z
    .string()
    .optional()
    .describe('Preset, default the first configured one'),
  labels: z
    .record(z.string())
    .optional()
    .describe('Extra labels on the host namespace'),
  expiresIn: z
    .string()
    .max(64)
    .optional()
    .describe(
      "After how long it expires: 12h, 30d or 4w; default the preset's",
    ),
  expiresAt: z
    .string()
    .max(64)
    .optional()
    .describe('When it expires, RFC 3339; instead of expiresIn'),
});

/**
 * Body of `POST /tenants`.
 *
 * @public
 */
export type CreateTenant = {
  /** Name of the host */
  host: string;
  /** Name of the vcluster: at most 40 characters, DNS-1123 label */
  name: string;
  /** Host namespace, default vcluster-`<name>` */
  namespace?: string;
  /** Owning group or user, e.g. group:default/team-a */
  owner: string;
  /** Profile, default the configured one */
  profile?: string;
  /** Preset, default the first configured one */
  preset?: string;
  /** Extra labels on the host namespace */
  labels?: Record<string, string>;
  /** After how long it expires: 12h, 30d or 4w; default the preset's */
  expiresIn?: string;
  /** When it expires, RFC 3339; instead of expiresIn */
  expiresAt?: string;
};

/**
 * Body of `POST /tenants`. Flat, so that a permission policy can speak of each field.
 * The namespace is `vcluster-<name>` unless given: the Dapr injector's allow-list goes by it.
 *
 * @public
 */
export const createTenantSchema: FieldsSchemaOf<CreateTenant> =
  createTenantObject;

/** Answer of `POST /tenants` (201 created, 200 unchanged or dry run). */
export const createTenantResultObject = z.object({
  ref: tenantRefSchema,
  id: z.string(),
  outcome: z.enum(['created', 'unchanged', 'dry-run']),
  profile: z.string(),
  preset: z.string(),
  chartVersion: z.string(),
  entityRef: z.string().describe('Catalog entity the tenant will have'),
  objects: objectOutcomesSchema,
  expiresAt: z
    .string()
    .optional()
    .describe('When it expires; absent if it does not'),
  log: z
    .array(z.string())
    .optional()
    .describe('What the program that installed it printed'),
  findings: z
    .array(findingSchema)
    .optional()
    .describe(
      'What speaks against it and does not prevent it, such as a part of the isolation that the host does not enforce',
    ),
  rendered: z
    .string()
    .optional()
    .describe(
      'What would be written, as YAML with credentials hidden; only in a dry run',
    ),
});

/**
 * Answer of `POST /tenants`.
 *
 * @public
 */
export type CreateTenantResult = {
  ref: TenantRef;
  id: string;
  outcome: 'created' | 'unchanged' | 'dry-run';
  profile: string;
  preset: string;
  chartVersion: string;
  /** Catalog entity the tenant will have */
  entityRef: string;
  objects: ObjectOutcome[];
  /** When it expires; absent if it does not */
  expiresAt?: string;
  /** What the program that installed it printed */
  log?: string[];
  /** What speaks against it and does not prevent it, such as a part of the isolation that the host does not enforce */
  findings?: Finding[];
  /** What would be written, as YAML with credentials hidden; only in a dry run */
  rendered?: string;
};

/**
 * Answer of `POST /tenants` (201 created, 200 unchanged or dry run).
 *
 * @public
 */
export const createTenantResultSchema: ObjectSchemaOf<CreateTenantResult> =
  createTenantResultObject;

/** Answer of `GET /installations/…`: what the program that installs a tenant has printed. */
export const installationLogSchema = z.object({
  lines: z.array(z.string()).describe('Lines after those asked to leave out'),
  next: z.number().int().describe('How many lines there are; ask after it'),
});

/**
 * Answer of `GET /installations/…`.
 *
 * @public
 */
export type InstallationLog = {
  /** Lines after those asked to leave out */
  lines: string[];
  /** How many lines there are; ask after it */
  next: number;
};

/**
 * Answer of `DELETE /tenants/…`: what was (or would be) removed, and what is still there.
 *
 * @public
 */
export const deleteTenantResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['deleted', 'deleting', 'absent', 'dry-run']),
  removed: objectOutcomesSchema,
  remaining: objectOutcomesSchema,
});

/**
 * Answer of `DELETE /tenants/…`.
 *
 * @public
 */
export type DeleteTenantResult = {
  id: string;
  outcome: 'deleted' | 'deleting' | 'absent' | 'dry-run';
  removed: ObjectOutcome[];
  remaining: ObjectOutcome[];
};
