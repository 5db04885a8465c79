import { z } from 'zod/v3';
import { freshnessSchema } from './freshness';

/** Kinds of a node, from the host down. */
export const topologyKindSchema = z.enum([
  'host',
  'tenant',
  'app',
  'component',
  'backend',
  'topic',
]);

/** Kind of a node. */
export type TopologyKind = z.infer<typeof topologyKindSchema>;

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

/** One node. */
export type TopologyNode = z.infer<typeof topologyNodeSchema>;

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

/** One edge. */
export type TopologyEdge = z.infer<typeof topologyEdgeSchema>;

/** `GET /tenants/…/topology`. */
export const topologySchema = z.object({
  nodes: z.array(topologyNodeSchema),
  edges: z.array(topologyEdgeSchema),
  freshness: freshnessSchema,
});

/** A tenant as a graph. */
export type Topology = z.infer<typeof topologySchema>;
