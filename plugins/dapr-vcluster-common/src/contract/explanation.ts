import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Finding, findingsSchema } from '../findings';
import { Freshness, freshnessSchema } from './freshness';
import { SidecarState, sidecarSchema } from './sidecars';

/** Whether an app's sidecars have loaded a Dapr Component in its scope. */
export const appComponentSchema = z.object({
  name: z.string(),
  type: z.string().optional(),
  state: z.enum(['loaded', 'not-loaded', 'unknown']),
  reason: z.string().optional(),
});

/**
 * Whether an app's sidecars have loaded a Dapr Component in its scope.
 *
 * @public
 */
export type AppComponent = {
  name: string;
  type?: string;
  state: 'loaded' | 'not-loaded' | 'unknown';
  reason?: string;
};

/**
 * The explanation of one app: a conclusion, a fix, and their evidence.
 */
export const appExplanationObject = z.object({
  appId: z.string(),
  summary: z.string().describe('One sentence'),
  fix: z.string().optional().describe('The one thing to do first'),
  findings: findingsSchema.describe('Worst first'),
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

/**
 * What is to be said of one app.
 *
 * @public
 */
export type AppExplanation = {
  appId: string;
  /** One sentence */
  summary: string;
  /** The one thing to do first */
  fix?: string;
  /** Worst first */
  findings: Finding[];
  /** Worst first */
  pods: Array<{
    /** Workload the pod belongs to, or the pod name */
    app: string;
    virtualPod?: {
      namespace: string;
      name: string;
    };
    /** Absent when the host never got it (rejected) */
    hostPod?: {
      namespace: string;
      name: string;
    };
    state: SidecarState;
    /** One sentence */
    summary: string;
    version?: string;
    restarts?: number;
    startedAt?: string;
  }>;
  components: AppComponent[];
};

/**
 * What is known of one app: one sentence, one fix, and the evidence.
 *
 * @public
 */
export const appExplanationSchema: ObjectSchemaOf<AppExplanation> =
  appExplanationObject;

/** `GET /tenants/…/apps/:app/explanation`. */
export const appExplanationAnswerSchema = appExplanationObject.extend({
  freshness: freshnessSchema,
});

/**
 * `GET /tenants/…/apps/:app/explanation`.
 *
 * @public
 */
export type AppExplanationAnswer = {
  appId: string;
  /** One sentence */
  summary: string;
  /** The one thing to do first */
  fix?: string;
  /** Worst first */
  findings: Finding[];
  /** Worst first */
  pods: Array<{
    /** Workload the pod belongs to, or the pod name */
    app: string;
    virtualPod?: {
      namespace: string;
      name: string;
    };
    /** Absent when the host never got it (rejected) */
    hostPod?: {
      namespace: string;
      name: string;
    };
    state: SidecarState;
    /** One sentence */
    summary: string;
    version?: string;
    restarts?: number;
    startedAt?: string;
  }>;
  components: AppComponent[];
  freshness: Freshness;
};

/**
 * How an app is named: its Dapr app id, or the name of its workload or pod.
 *
 * @public
 */
export const appNameSchema = z
  .string()
  .min(1, 'app must not be empty')
  .max(253, 'app must have at most 253 characters')
  .describe('Dapr app id, or name of the workload or pod');
