import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';

/** `GET /setup`. */
export const setupSchema = z.object({
  findings: findingsSchema.describe(
    'What is wrong with the configuration of the portal',
  ),
  manifests: z
    .array(z.object({ name: z.string(), yaml: z.string() }))
    .describe('Manifests to apply on a host before the portal connects to it'),
});

/**
 * How the portal itself is set up.
 *
 * @public
 */
export type Setup = {
  /** What is wrong with the configuration of the portal */
  findings: Finding[];
  /** Manifests to apply on a host before the portal connects to it */
  manifests: Array<{
    name: string;
    yaml: string;
  }>;
};

/** A right by Kubernetes' words. */
const rightSchema = z.object({
  verb: z.string(),
  group: z.string().describe('Empty for the core group'),
  resource: z.string().describe('In plural, with its subresource'),
  name: z.string().optional().describe('Of the one object it is about'),
});

/** `POST /hosts/:host/check`. */
export const hostCheckSchema = z.object({
  outcome: z
    .enum(['passed', 'failed', 'unknown'])
    .describe('The worst of the results'),
  identity: z
    .string()
    .optional()
    .describe('As whom the API server knows the portal'),
  results: z.array(
    z.object({
      check: z
        .string()
        .describe('Stable id, such as connection or rights/read'),
      outcome: z.enum(['passed', 'failed', 'unknown']),
      title: z.string(),
      fix: z.string().optional(),
      missing: z
        .array(rightSchema)
        .optional()
        .describe('Rights that the portal does not have'),
    }),
  ),
});

/**
 * Whether the portal can work with a host, as its API server answers.
 *
 * @public
 */
export type HostCheck = {
  /** The worst of the results */
  outcome: 'passed' | 'failed' | 'unknown';
  /** As whom the API server knows the portal */
  identity?: string;
  results: Array<{
    /** Stable id, such as connection or rights/read */
    check: string;
    outcome: 'passed' | 'failed' | 'unknown';
    title: string;
    fix?: string;
    /** Rights that the portal does not have */
    missing?: Array<{
      verb: string;
      /** Empty for the core group */
      group: string;
      /** In plural, with its subresource */
      resource: string;
      /** Of the one object it is about */
      name?: string;
    }>;
  }>;
};
