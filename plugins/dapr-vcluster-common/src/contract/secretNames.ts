import { z } from 'zod/v3';
import { Known, knownSchema } from './freshness';

/** A Secret of the vcluster, by its name and the names of its keys; never with a value. */
export const secretNameSchema = z.object({
  namespace: z.string().describe('Virtual namespace'),
  name: z.string(),
  keys: z.array(z.string()),
  component: z
    .string()
    .optional()
    .describe('Dapr Component the portal created it for'),
});

/**
 * A Secret of the vcluster, without its values.
 *
 * @public
 */
export type SecretName = {
  /** Virtual namespace */
  namespace: string;
  name: string;
  keys: string[];
  /** Dapr Component the portal created it for */
  component?: string;
};

/** `GET /tenants/…/secrets`: what a Dapr Component may refer to, or why that is not known. */
export const secretNamesSchema = z.object({
  secrets: knownSchema(z.array(secretNameSchema)),
});

/**
 * `GET /tenants/…/secrets`.
 *
 * @public
 */
export type SecretNames = {
  secrets: Known<SecretName[]>;
};
