import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Severity, severitySchema } from '../findings';

/** A severity an owner may give a rule; `off` silences it. */
const ruleSeveritySchema = z.union([severitySchema, z.literal('off')]);

/**
 * What the platform team decides about the guardrails; the same for form, route and action.
 */
export const guardrailPolicyObject = z.object({
  rules: z
    .record(ruleSeveritySchema)
    .describe(
      'Rule id to severity; an id without a slash ("G6") also stands for those below it ("G6/unknown")',
    ),
  allowedBackends: z
    .array(z.string())
    .optional()
    .describe(
      'Backends Dapr Components may use, as host or host:port with * for any text and {tenant} for the tenant; absent: any',
    ),
});

/**
 * What the platform team decides about the guardrails.
 *
 * @public
 */
export type GuardrailPolicy = {
  /** Rule id to severity; an id without a slash ("G6") also stands for those below it ("G6/unknown") */
  rules: Record<string, Severity | 'off'>;
  /** Backends Dapr Components may use, as host or host:port with * for any text and `{tenant}` for the tenant; absent: any */
  allowedBackends?: string[];
};

/**
 * What the platform team decides about the guardrails.
 *
 * @public
 */
export const guardrailPolicySchema: ObjectSchemaOf<GuardrailPolicy> =
  guardrailPolicyObject;
