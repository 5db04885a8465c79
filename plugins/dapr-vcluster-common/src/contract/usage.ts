import { z } from 'zod/v3';
import { Freshness, Known, freshnessSchema, knownSchema } from './freshness';

/** Amounts of compute: cores and bytes. */
export const computeSchema = z.object({
  cpu: z.number().describe('Cores'),
  memory: z.number().describe('Bytes'),
});

/**
 * Amounts of compute.
 *
 * @public
 */
export type Compute = {
  /** Cores */
  cpu: number;
  /** Bytes */
  memory: number;
};

/** One line of a ResourceQuota. */
export const quotaLineSchema = z.object({
  namespace: z.string().describe('Host namespace'),
  quota: z.string().describe('Name of the ResourceQuota'),
  resource: z.string().describe('e.g. "requests.cpu", "count/services"'),
  used: z.number().optional().describe('Absent until it has been counted'),
  hard: z.number(),
  unit: z.enum(['cores', 'bytes', 'count']),
});

/**
 * One line of a ResourceQuota.
 *
 * @public
 */
export type QuotaLine = {
  /** Host namespace */
  namespace: string;
  /** Name of the ResourceQuota */
  quota: string;
  /** e.g. "requests.cpu", "count/services" */
  resource: string;
  /** Absent until it has been counted */
  used?: number;
  hard: number;
  unit: 'cores' | 'bytes' | 'count';
};

/** What the pods of a tenant ask for. */
export const requestsSchema = z.object({
  pods: z.number(),
  requests: computeSchema,
  limits: computeSchema.describe('Sum of those that have one'),
  withoutRequests: z
    .number()
    .describe('Containers that ask for no memory or no CPU'),
  sidecars: computeSchema.describe('Part of the requests that daprd makes'),
});

/**
 * What the pods of a tenant ask for.
 *
 * @public
 */
export type Requests = {
  pods: number;
  requests: Compute;
  /** Sum of those that have one */
  limits: Compute;
  /** Containers that ask for no memory or no CPU */
  withoutRequests: number;
  /** Part of the requests that daprd makes */
  sidecars: Compute;
};

/** What the pods of a tenant use at the moment. */
export const measuredSchema = z.object({
  pods: z.number(),
  total: computeSchema,
  sidecars: computeSchema.describe('Part of it that daprd uses'),
});

/**
 * What the pods of a tenant use at the moment.
 *
 * @public
 */
export type Measured = {
  pods: number;
  total: Compute;
  /** Part of it that daprd uses */
  sidecars: Compute;
};

/** `GET /tenants/…/usage`. */
export const usageSchema = z.object({
  quota: knownSchema(z.array(quotaLineSchema)),
  requested: knownSchema(requestsSchema),
  measured: knownSchema(measuredSchema),
  freshness: freshnessSchema,
});

/**
 * Quota, requests and use of a tenant.
 *
 * @public
 */
export type Usage = {
  quota: Known<QuotaLine[]>;
  requested: Known<Requests>;
  measured: Known<Measured>;
  freshness: Freshness;
};
