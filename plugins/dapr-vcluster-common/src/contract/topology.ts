import { z } from 'zod/v3';
import { Freshness, freshnessSchema, Known, knownSchema } from './freshness';

/** Kinds of a node, from the host down. */
export const topologyKindSchema = z.enum([
  'host',
  'tenant',
  'app',
  'component',
  'backend',
  'topic',
]);

/**
 * Kind of a node.
 *
 * @public
 */
export type TopologyKind =
  | 'host'
  | 'tenant'
  | 'app'
  | 'component'
  | 'backend'
  | 'topic';

/** One node. */
export const topologyNodeSchema = z.object({
  id: z.string().describe('Stable; begins with the kind'),
  kind: topologyKindSchema,
  label: z.string(),
  detail: z.string().optional().describe('e.g. type of a Dapr Component'),
  state: z
    .enum(['ok', 'warning', 'error', 'unknown'])
    .describe('Worst of what is known of it'),
});

/**
 * One node.
 *
 * @public
 */
export type TopologyNode = {
  /** Stable; begins with the kind */
  id: string;
  kind: TopologyKind;
  label: string;
  /** e.g. type of a Dapr Component */
  detail?: string;
  /** Worst of what is known of it */
  state: 'ok' | 'warning' | 'error' | 'unknown';
};

/** One edge, from the one who has or uses to what is had or used. */
export const topologyEdgeSchema = z.object({
  from: z.string(),
  to: z.string(),
  relation: z.enum([
    'runs',
    'contains',
    'may-use',
    'loads',
    'connects',
    'carries',
    'subscribes',
  ]),
  declared: z
    .boolean()
    .optional()
    .describe(
      'true: a Subscription on the host says so, and no sidecar of the app does',
    ),
});

/**
 * One edge.
 *
 * @public
 */
export type TopologyEdge = {
  from: string;
  to: string;
  relation:
    | 'runs'
    | 'contains'
    | 'may-use'
    | 'loads'
    | 'connects'
    | 'carries'
    | 'subscribes';
  /** true: a Subscription on the host says so, and no sidecar of the app does */
  declared?: boolean;
};

/** `GET /tenants/…/topology`. */
export const topologySchema = z.object({
  nodes: z.array(topologyNodeSchema),
  edges: z.array(topologyEdgeSchema),
  notOnHost: knownSchema(z.number()).describe(
    'Pods of the vcluster that request a sidecar and did not reach the host, or why they are not known',
  ),
  freshness: freshnessSchema,
});

/**
 * A tenant as a graph.
 *
 * @public
 */
export type Topology = {
  nodes: TopologyNode[];
  edges: TopologyEdge[];
  /** Pods of the vcluster that request a sidecar and did not reach the host, or why they are not known */
  notOnHost: Known<number>;
  freshness: Freshness;
};
