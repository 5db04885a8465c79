import { z } from 'zod/v3';
import { FieldsSchemaOf } from '../schema';
import { freshnessObject, SourceState } from './freshness';
import {
  TenantPhase,
  tenantPhaseSchema,
  TenantSummary,
  tenantSummarySchema,
} from './tenants';

/** Query of `GET /tenants`. */
export const tenantQueryObject = z.object({
  host: z.string().optional(),
  owner: z.string().optional(),
  phase: tenantPhaseSchema.optional(),
  profile: z.string().optional(),
  registered: z
    .enum(['true', 'false'])
    .optional()
    .describe('Only tenants that this portal has, or has not, registered'),
  may: z
    .enum([
      'tenant.update',
      'tenant.delete',
      'component.apply',
      'component.delete',
      'kubeconfig.issue',
    ])
    .optional()
    .describe('Only tenants the caller also has this permission on'),
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Text in name, namespace, host or owner'),
  sort: z
    .enum([
      'name',
      'host',
      'owner',
      'phase',
      'createdAt',
      'sidecars',
      'components',
    ])
    .optional(),
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  offset: z.coerce.number().int().min(0).optional(),
});

/**
 * Query of `GET /tenants`.
 *
 * @public
 */
export type TenantQuery = {
  host?: string;
  owner?: string;
  phase?: TenantPhase;
  profile?: string;
  /** Only tenants that this portal has, or has not, registered */
  registered?: 'true' | 'false';
  /** Only tenants the caller also has this permission on */
  may?:
    | 'tenant.update'
    | 'tenant.delete'
    | 'component.apply'
    | 'component.delete'
    | 'kubeconfig.issue';
  /** Text in name, namespace, host or owner */
  q?: string;
  sort?:
    | 'name'
    | 'host'
    | 'owner'
    | 'phase'
    | 'createdAt'
    | 'sidecars'
    | 'components';
  order?: 'asc' | 'desc';
  limit?: number;
  offset?: number;
};

/**
 * Query of `GET /tenants`.
 *
 * @public
 */
export const tenantQuerySchema: FieldsSchemaOf<TenantQuery> = tenantQueryObject;

/** `GET /tenants`. `total` counts what the caller may see. */
export const tenantListSchema = z.object({
  items: z.array(tenantSummarySchema),
  total: z.number(),
  freshness: z.array(freshnessObject.extend({ host: z.string() })),
});

/**
 * `GET /tenants`.
 *
 * @public
 */
export type TenantList = {
  items: TenantSummary[];
  total: number;
  freshness: Array<{
    revision: string;
    /** RFC 3339 time of the last proof of life of the host */
    observedAt: string;
    /** Present when what is shown may be old, with the reason */
    stale?: {
      since: string;
      reason: string;
    };
    /** Kinds that are not live: what depends on them is unknown, not empty */
    unknown: SourceState[];
    host: string;
  }>;
};
