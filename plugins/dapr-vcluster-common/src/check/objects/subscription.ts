import { z } from 'zod/v3';
import { textOf, metadataItem } from '../../components/rules/types';
import { count, root, route, scopes, text } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, Surroundings } from '../surroundings';
import { JsonMap, ObjectFinding, objectFinding, valueAt } from '../types';
import { scopesFindings } from './scopes';

const common = {
  pubsubname: text(),
  topic: text(),
  deadLetterTopic: z.string().optional(),
  metadata: z.record(z.string()).optional(),
  bulkSubscribe: z
    .object({
      enabled: z.boolean(),
      maxMessagesCount: count().optional(),
      maxAwaitDurationMs: count().optional(),
    })
    .strict()
    .optional(),
};

const routes = z
  .object({
    default: route().optional(),
    rules: z
      .array(z.object({ match: text(), path: route() }).strict())
      .optional(),
  })
  .strict()
  .refine(({ default: fallback, rules }) => fallback || rules?.length, {
    message: 'leads nowhere',
    params: { fix: 'Give routes.default, a path of the app' },
  });

const v2 = z
  .object({ ...root, spec: z.object({ ...common, routes }).strict(), scopes })
  .strict();

const v1 = z
  .object({
    ...root,
    spec: z.object({ ...common, route: route() }).strict(),
    scopes,
  })
  .strict();

/** Checks a Subscription. Tenants have version v2alpha1 only: the syncer copies one version of a CRD. */
export function checkSubscription(
  { value }: CheckedObject,
  around: Surroundings,
): ObjectFinding[] {
  const old = value.apiVersion === 'dapr.io/v1alpha1';
  return [
    ...shapeFindings(old ? v1 : v2, value),
    ...(old ? [versionFinding(value)] : []),
    ...scopesFindings(value, around),
    ...pubsubFindings(value, around),
  ];
}

function versionFinding(value: JsonMap): ObjectFinding {
  const given = valueAt(value, ['spec', 'route']);
  return objectFinding('subscription/version', 'error', {
    path: ['apiVersion'],
    title: 'Tenants have Subscriptions of version dapr.io/v2alpha1 only',
    fix: 'Set apiVersion to dapr.io/v2alpha1, and routes.default instead of route',
    ...(typeof given === 'string' && {
      edit: {
        operations: [
          { op: 'set', path: ['apiVersion'], value: 'dapr.io/v2alpha1' },
          { op: 'remove', path: ['spec', 'route'] },
          { op: 'set', path: ['spec', 'routes', 'default'], value: given },
        ],
      },
    }),
  });
}

function pubsubFindings(
  value: JsonMap,
  { components, context }: Surroundings,
): ObjectFinding[] {
  const name = valueAt(value, ['spec', 'pubsubname']);
  const topic = valueAt(value, ['spec', 'topic']);
  if (typeof name !== 'string' || name === '') return [];
  const path = ['spec', 'pubsubname'];
  const here = components.find(({ input }) => input.name === name)?.input;
  const elsewhere = context.components?.some(other => other.name === name);
  if (!here && !elsewhere) {
    return [
      objectFinding('subscription/pubsub', 'warning', {
        path,
        title: `Dapr Component "${name}" is neither among the files nor known`,
        value: name,
        fix: 'Correct the name, or register that Dapr Component first',
      }),
    ];
  }
  if (here && here.type && !here.type.startsWith('pubsub.')) {
    return [
      objectFinding('subscription/pubsub', 'error', {
        path,
        title: `Dapr Component "${name}" is no pub/sub but a ${here.type}`,
        value: name,
        fix: 'Name a Dapr Component whose type begins with "pubsub."',
      }),
    ];
  }
  const allowed = here && textOf(metadataItem(here, 'allowedTopics'));
  const topics = allowed?.split(',').map(each => each.trim());
  if (!topics || typeof topic !== 'string' || topics.includes(topic)) return [];
  return [
    objectFinding('subscription/topic', 'error', {
      path: ['spec', 'topic'],
      title: `Dapr Component "${name}" does not allow topic "${topic}"`,
      value: topic,
      fix: 'Use one of its allowedTopics, or add this one to them',
    }),
  ];
}
