import { z } from 'zod/v3';
import { blockOf, metadataItem, textOf } from '../../components/types';
import { count, root, scopes, text } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { isMap, JsonMap, valueAt } from '../model/paths';
import { EditOperation, ObjectFinding, objectFinding } from '../model/findings';
import { referredComponent } from './references';
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

/** daprd puts the slash before a path itself (pkg/channel/http); a rule without a match is always true. */
const routes = z
  .object({
    default: z.string().optional(),
    rules: z
      .array(z.object({ match: z.string(), path: z.string() }).strict())
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
    spec: z.object({ ...common, route: z.string() }).strict(),
    scopes,
  })
  .strict();

const OLD = 'dapr.io/v1alpha1';

/** Checks a Subscription. Tenants have version v2alpha1 only: the syncer copies one version of a CRD. */
export function checkSubscription(
  { value }: CheckedObject,
  checkedFiles: CheckedFiles,
): ObjectFinding[] {
  const { spec } = value;
  const isOld = value.apiVersion === OLD;
  const hasRoute = isMap(spec) && typeof spec.route === 'string';
  const hasRoutes = isMap(spec) && spec.routes !== undefined;
  return [
    ...(isOld && !hasRoutes
      ? shapeFindings(v1, value)
      : shapeFindings(v2, hasRoutes || !hasRoute ? value : withRoutes(value))),
    ...(isOld ? [versionFinding(value)] : []),
    ...(!isOld && hasRoute && !hasRoutes ? [routeFinding(value)] : []),
    ...scopesFindings(value, checkedFiles),
    ...pubsubFindings(value, checkedFiles),
  ];
}

const routeToRoutes = (given: unknown): EditOperation[] => [
  { op: 'remove', path: ['spec', 'route'] },
  { op: 'set', path: ['spec', 'routes', 'default'], value: given },
];

/** What a Subscription with the `route` of v1alpha1 is in v2alpha1. */
function withRoutes(value: JsonMap): JsonMap {
  const { route, ...spec } = value.spec as JsonMap;
  return { ...value, spec: { ...spec, routes: { default: route } } };
}

function versionFinding(value: JsonMap): ObjectFinding {
  const given = valueAt(value, ['spec', 'route']);
  const hasRoute = typeof given === 'string';
  const hasRoutes = valueAt(value, ['spec', 'routes']) !== undefined;
  return objectFinding('subscription/version', 'error', {
    path: ['apiVersion'],
    title: 'Tenants have Subscriptions of version dapr.io/v2alpha1 only',
    fix: `Set apiVersion to dapr.io/v2alpha1${
      hasRoutes ? '' : ', and routes.default instead of route'
    }`,
    ...(hasRoute !== hasRoutes && {
      edit: {
        operations: [
          { op: 'set', path: ['apiVersion'], value: 'dapr.io/v2alpha1' },
          ...(hasRoute ? routeToRoutes(given) : []),
        ],
      },
    }),
  });
}

function routeFinding(value: JsonMap): ObjectFinding {
  const path = ['spec', 'route'];
  return objectFinding('subscription/version', 'error', {
    path,
    title: 'spec.route is of version dapr.io/v1alpha1, and would be ignored',
    fix: 'Use spec.routes.default instead',
    edit: { operations: routeToRoutes(valueAt(value, path)) },
  });
}

function pubsubFindings(
  value: JsonMap,
  checkedFiles: CheckedFiles,
): ObjectFinding[] {
  const name = valueAt(value, ['spec', 'pubsubname']);
  if (typeof name !== 'string' || name === '') {
    return [];
  }
  const path = ['spec', 'pubsubname'];
  const pubsub = referredComponent(checkedFiles, name);
  if (pubsub === 'missing' || pubsub === 'unknown') {
    return [
      objectFinding(
        'subscription/pubsub',
        pubsub === 'missing' ? 'error' : 'warning',
        {
          path,
          title:
            pubsub === 'missing'
              ? `There is no Dapr Component "${name}" in the tenant`
              : `Dapr Component "${name}" is neither among the files nor known`,
          value: name,
          fix: 'Correct the name, or register that Dapr Component first',
        },
      ),
    ];
  }
  if (pubsub.type && blockOf({ type: pubsub.type }) !== 'pubsub') {
    return [
      objectFinding('subscription/pubsub', 'error', {
        path,
        title: `Dapr Component "${name}" is no pub/sub but a ${pubsub.type}`,
        value: name,
        fix: 'Name a Dapr Component whose type begins with "pubsub."',
      }),
    ];
  }
  return [
    ...topicFindings(
      value,
      name,
      textOf(metadataItem(pubsub, 'allowedTopics')),
    ),
    ...sharedScopes(value, name, pubsub.scopes),
  ];
}

function topicFindings(
  value: JsonMap,
  name: string,
  allowed: string | undefined,
): ObjectFinding[] {
  const topic = valueAt(value, ['spec', 'topic']);
  const topics = allowed?.split(',').map(each => each.trim());
  if (!topics || typeof topic !== 'string' || topics.includes(topic)) {
    return [];
  }
  return [
    objectFinding('subscription/topic', 'error', {
      path: ['spec', 'topic'],
      title: `Dapr Component "${name}" does not allow topic "${topic}"`,
      value: topic,
      fix: 'Use one of its allowedTopics, or add this one to them',
    }),
  ];
}

/** An app that does not load the pub/sub Dapr Component subscribes to nothing. */
function sharedScopes(
  { scopes: own }: JsonMap,
  name: string,
  theirs: readonly string[],
): ObjectFinding[] {
  if (!Array.isArray(own) || theirs.length === 0) {
    return [];
  }
  return own.flatMap((scope, index) =>
    typeof scope !== 'string' || theirs.includes(scope)
      ? []
      : [
          objectFinding('subscription/scopes', 'warning', {
            path: ['scopes', index],
            title: `App "${scope}" is not in the scopes of Dapr Component "${name}", so it would not subscribe`,
            value: scope,
            fix: `Add "${scope}" to the scopes of "${name}", or take it out here`,
          }),
        ],
  );
}
