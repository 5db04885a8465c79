import { z } from 'zod/v3';
import { findingSchema } from '../findings';
import { freshnessSchema } from './freshness';
import { sidecarSchema } from './sidecars';

/** Whether an app's sidecars have loaded a Dapr Component in its scope. */
export const appComponentSchema = z.object({
  name: z.string(),
  type: z.string().optional(),
  state: z.enum(['loaded', 'not-loaded', 'unknown']),
  reason: z.string().optional(),
});

/** Whether an app's sidecars have loaded a Dapr Component in its scope. */
export type AppComponent = z.infer<typeof appComponentSchema>;

/** What is to be said of one app: one verdict, one fix, and what they rest on. */
export const appExplanationSchema = z.object({
  appId: z.string(),
  verdict: z.string().describe('One sentence'),
  fix: z.string().optional().describe('The one thing to do first'),
  findings: z.array(findingSchema).describe('Worst first'),
  pods: z
    .array(
      sidecarSchema.pick({
        app: true,
        virtualPod: true,
        hostPod: true,
        state: true,
        summary: true,
        version: true,
        restarts: true,
        startedAt: true,
      }),
    )
    .describe('Worst first'),
  components: z.array(appComponentSchema),
});

/** What is to be said of one app. */
export type AppExplanation = z.infer<typeof appExplanationSchema>;

/** `GET /tenants/…/apps/:app/explanation`. */
export const appExplanationAnswerSchema = appExplanationSchema.extend({
  freshness: freshnessSchema,
});

/** `GET /tenants/…/apps/:app/explanation`. */
export type AppExplanationAnswer = z.infer<typeof appExplanationAnswerSchema>;

/** How an app is named: its Dapr app id, or the name of its workload or pod. */
export const appNameSchema = z
  .string()
  .min(1, 'app must not be empty')
  .max(253, 'app must have at most 253 characters')
  .describe('Dapr app id, or name of the workload or pod');
