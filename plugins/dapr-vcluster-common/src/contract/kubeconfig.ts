import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { ObjectOutcome, objectOutcomesSchema } from './objectOutcome';

/**
 * Shortest time a token can be valid for, in minutes: API servers refuse less (validation of TokenRequest).
 *
 * @public
 */
export const MIN_KUBECONFIG_MINUTES = 10;

/**
 * Body of `POST …/kubeconfig`.
 *
 * @public
 */
export const issueKubeconfigSchema = z.object({
  minutes: z
    .number()
    .int()
    .min(
      MIN_KUBECONFIG_MINUTES,
      `minutes must be at least ${MIN_KUBECONFIG_MINUTES}`,
    )
    .optional()
    .describe("How long it is valid; default and maximum are the preset's"),
  output: z
    .enum(['kubeconfig', 'argocd'])
    .optional()
    .describe(
      'argocd: a Secret by which the Argo CD of the host deploys into the vcluster, instead of a kubeconfig; the portal replaces its token before it expires',
    ),
});

/**
 * Body of `POST …/kubeconfig`.
 *
 * @public
 */
export type IssueKubeconfig = {
  /** How long it is valid; default and maximum are the preset's */
  minutes?: number;
  /** argocd: a Secret by which the Argo CD of the host deploys into the vcluster, instead of a kubeconfig; the portal replaces its token before it expires */
  output?: 'kubeconfig' | 'argocd';
};

/** How a kubectl outside the host reaches a vcluster. */
export const kubeconfigAddressSchema = z.object({
  via: z.enum([
    'load-balancer',
    'ingress',
    'configured',
    'port-forward',
    'service',
  ]),
  server: z.string().describe('Address in the kubeconfig'),
  verified: z
    .boolean()
    .describe(
      'Whether the portal has met the vcluster there with a certificate of its CA',
    ),
  command: z
    .string()
    .optional()
    .describe('What must run meanwhile, with a kubeconfig of the host'),
});

/**
 * How a kubectl outside the host reaches a vcluster.
 *
 * @public
 */
export type KubeconfigAddress = {
  via: 'load-balancer' | 'ingress' | 'configured' | 'port-forward' | 'service';
  /** Address in the kubeconfig */
  server: string;
  /** Whether the portal has met the vcluster there with a certificate of its CA */
  verified: boolean;
  /** What must run meanwhile, with a kubeconfig of the host */
  command?: string;
};

/** Answer of `POST …/kubeconfig`. The text is in no other answer, and nowhere else. */
export const issueKubeconfigResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['issued', 'dry-run']),
  clusterRole: z
    .string()
    .describe('ClusterRole of the vcluster that it gives, in all namespaces'),
  minutes: z.number().describe('How long it is (or would be) valid'),
  maxMinutes: z.number().describe('The most that can be asked for'),
  address: kubeconfigAddressSchema,
  notes: z
    .array(z.string())
    .describe('Why other ways to the vcluster are not used'),
  account: z
    .string()
    .optional()
    .describe('Service account of the vcluster, as <namespace>/<name>'),
  expiresAt: z.string().optional().describe('RFC 3339; absent in a dry run'),
  kubeconfig: z
    .string()
    .optional()
    .describe('The kubeconfig as YAML, a secret; absent in a dry run'),
  secret: z
    .object({ namespace: z.string(), name: z.string() })
    .optional()
    .describe("With output argocd: the Secret in Argo CD's namespace"),
});

/**
 * Answer of `POST …/kubeconfig`.
 *
 * @public
 */
export type IssueKubeconfigResult = {
  id: string;
  outcome: 'issued' | 'dry-run';
  /** ClusterRole of the vcluster that it gives, in all namespaces */
  clusterRole: string;
  /** How long it is (or would be) valid */
  minutes: number;
  /** The most that can be asked for */
  maxMinutes: number;
  address: KubeconfigAddress;
  /** Why other ways to the vcluster are not used */
  notes: string[];
  /** Service account of the vcluster, as `<namespace>/<name>` */
  account?: string;
  /** RFC 3339; absent in a dry run */
  expiresAt?: string;
  /** The kubeconfig as YAML, a secret; absent in a dry run */
  kubeconfig?: string;
  /** With output argocd: the Secret in Argo CD's namespace */
  secret?: { namespace: string; name: string };
};

/**
 * Answer of `POST …/kubeconfig`. The text is in no other answer, and nowhere else.
 *
 * @public
 */
export const issueKubeconfigResultSchema: ObjectSchemaOf<IssueKubeconfigResult> =
  issueKubeconfigResultObject;

/**
 * Answer of `DELETE …/kubeconfig`.
 *
 * @public
 */
export const revokeKubeconfigsResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['revoked', 'unchanged', 'dry-run']),
  objects: objectOutcomesSchema.describe('Objects of the vcluster'),
});

/**
 * Answer of `DELETE …/kubeconfig`.
 *
 * @public
 */
export type RevokeKubeconfigsResult = {
  id: string;
  outcome: 'revoked' | 'unchanged' | 'dry-run';
  /** Objects of the vcluster */
  objects: ObjectOutcome[];
};
