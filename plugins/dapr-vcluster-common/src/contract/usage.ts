import { z } from 'zod/v3';
import { freshnessSchema, knownSchema } from './freshness';

/** Amounts of compute: cores and bytes. */
export const computeSchema = z.object({
  cpu: z.number().describe('Cores'),
  memory: z.number().describe('Bytes'),
});

/** Amounts of compute. */
export type Compute = z.infer<typeof computeSchema>;

/** One line of a ResourceQuota. */
export const quotaLineSchema = z.object({
  namespace: z.string().describe('Host namespace'),
  quota: z.string().describe('Name of the ResourceQuota'),
  resource: z.string().describe('e.g. "requests.cpu", "count/services"'),
  used: z.number().optional().describe('Absent until it has been counted'),
  hard: z.number(),
  unit: z.enum(['cores', 'bytes', 'count']),
});

/** One line of a ResourceQuota. */
export type QuotaLine = z.infer<typeof quotaLineSchema>;

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

/** What the pods of a tenant ask for. */
export type Requests = z.infer<typeof requestsSchema>;

/** What the pods of a tenant use at the moment. */
export const measuredSchema = z.object({
  pods: z.number(),
  total: computeSchema,
  sidecars: computeSchema.describe('Part of it that daprd uses'),
});

/** What the pods of a tenant use at the moment. */
export type Measured = z.infer<typeof measuredSchema>;

/** `GET /tenants/…/usage`. */
export const usageSchema = z.object({
  quota: knownSchema(z.array(quotaLineSchema)),
  requested: knownSchema(requestsSchema),
  measured: knownSchema(measuredSchema),
  freshness: freshnessSchema,
});

/** Quota, requests and use of a tenant. */
export type Usage = z.infer<typeof usageSchema>;
