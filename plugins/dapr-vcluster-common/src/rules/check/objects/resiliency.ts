import { z } from 'zod/v3';
import { count, root, scopes, text, timeout, word } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { referredComponent } from './references';
import { scopesFindings } from './scopes';

const retry = z
  .object({
    policy: word('constant', 'exponential').optional(),
    duration: timeout().optional(),
    maxInterval: timeout().optional(),
    // -1 is for ever.
    maxRetries: z.number().int().min(-1, 'is less than -1').optional(),
    matching: z
      .object({
        httpStatusCodes: z.string().optional(),
        gRPCStatusCodes: z.string().optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

const breaker = z
  .object({
    maxRequests: count().optional(),
    interval: timeout().optional(),
    timeout: timeout().optional(),
    trip: text().optional(),
  })
  .strict();

const names = {
  timeout: z.string().optional(),
  retry: z.string().optional(),
  circuitBreaker: z.string().optional(),
};
const cached = { ...names, circuitBreakerCacheSize: count().optional() };
const direction = z.object(names).strict().optional();

const schema = z
  .object({
    ...root,
    spec: z
      .object({
        policies: z
          .object({
            timeouts: z.record(timeout()).optional(),
            retries: z.record(retry).optional(),
            circuitBreakers: z.record(breaker).optional(),
          })
          .strict(),
        targets: z
          .object({
            apps: z.record(z.object(cached).strict()).optional(),
            actors: z
              .record(
                z
                  .object({
                    ...cached,
                    circuitBreakerScope: z
                      .enum(['id', 'type', 'both'])
                      .optional(),
                  })
                  .strict(),
              )
              .optional(),
            components: z
              .record(
                z.object({ inbound: direction, outbound: direction }).strict(),
              )
              .optional(),
          })
          .strict(),
      })
      .strict(),
    scopes,
  })
  .strict();

const POLICIES = {
  timeout: 'timeouts',
  retry: 'retries',
  circuitBreaker: 'circuitBreakers',
} as const;

/** Checks a Resiliency. */
export function checkResiliency(
  { value }: CheckedObject,
  files: CheckedFiles,
): ObjectFinding[] {
  return [
    ...shapeFindings(schema, value),
    ...scopesFindings(value, files),
    ...namedPolicies(valueAt(value, ['spec', 'targets']), ['spec', 'targets'])
      .filter(({ kind, name }) => {
        const known = valueAt(value, ['spec', 'policies', POLICIES[kind]]);
        return !isMap(known) || !Object.keys(known).includes(name);
      })
      .map(({ path, kind, name }) =>
        objectFinding('resiliency/policy', 'error', {
          path,
          title: `There is no policy "${name}" among the ${POLICIES[kind]}`,
          value: name,
          fix: `Define it under spec.policies.${POLICIES[kind]}, or correct the name`,
        }),
      ),
    ...targetFindings(value, files),
  ];
}

/** Dapr ignores a target that is no Dapr Component of the app's. */
function targetFindings(value: JsonMap, files: CheckedFiles): ObjectFinding[] {
  const path: ObjectPath = ['spec', 'targets', 'components'];
  const targets = valueAt(value, path);
  if (!isMap(targets)) {
    return [];
  }
  return Object.keys(targets)
    .filter(name => referredComponent(files, name) === 'missing')
    .map(name =>
      objectFinding('resiliency/target', 'warning', {
        path: [...path, name],
        title: `There is no Dapr Component "${name}"; its policies would do nothing`,
        value: name,
        fix: 'Correct the name, or register that Dapr Component first',
      }),
    );
}

type Named = { path: ObjectPath; kind: keyof typeof POLICIES; name: string };

/** Every policy a target names. */
function namedPolicies(targets: unknown, path: ObjectPath): Named[] {
  if (!isMap(targets)) {
    return [];
  }
  return Object.entries(targets).flatMap(([key, value]) => {
    const at = [...path, key];
    const kind = key as keyof typeof POLICIES;
    // Below `targets` there are two names (kind and name of the target) before policies are named.
    if (
      typeof value === 'string' &&
      at.length > 4 &&
      Object.keys(POLICIES).includes(key)
    ) {
      return [{ path: at, kind, name: value }];
    }
    return at.length < 6 ? namedPolicies(value, at) : [];
  });
}
