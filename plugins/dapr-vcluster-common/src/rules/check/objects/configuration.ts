import { z } from 'zod/v3';
import { count, duration, nameValue, root, text, word } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { ObjectFinding } from '../model/findings';
import { configurationHazards } from './configurationHazards';
import { plainSecrets } from './plainSecrets';
import { secretFindings } from './references';

const action = word('allow', 'deny');
const strict = <T extends z.ZodRawShape>(shape: T) => z.object(shape).strict();

const pipeline = strict({
  handlers: z.array(
    strict({
      name: text(),
      type: text(),
      selector: strict({
        fields: z.array(strict({ field: text(), value: z.string() })),
      }).optional(),
    }),
  ),
});

const api = z.array(
  strict({
    name: text(),
    version: text(),
    protocol: word('http', 'grpc').optional(),
  }),
);

const metrics = strict({
  enabled: z.boolean(),
  http: strict({
    excludeVerbs: z.boolean().optional(),
    increasedCardinality: z.boolean().optional(),
    pathMatching: z.array(z.string()).optional(),
  }).optional(),
  latencyDistributionBuckets: z.array(count()).optional(),
  recordErrorCodes: z.boolean().optional(),
  rules: z
    .array(
      strict({
        name: text(),
        labels: z.array(strict({ name: text(), regex: z.record(z.string()) })),
      }),
    )
    .optional(),
});

const samplingRate = z
  .string()
  .refine(
    value => /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(value) && Number(value) <= 1,
    {
      message: 'is not a rate',
      params: { fix: 'Use a number from "0" to "1", in quotes' },
    },
  );

const limits = z
  .array(
    strict({ name: z.string().optional(), maxConcurrent: count().optional() }),
  )
  .optional();

/** All of it has defaults, and a Configuration without it is one. */
const spec = strict({
  accessControl: strict({
    defaultAction: action.optional(),
    trustDomain: z.string().optional(),
    policies: z
      .array(
        strict({
          appId: text(),
          namespace: z.string().optional(),
          trustDomain: z.string().optional(),
          defaultAction: action.optional(),
          operations: z
            .array(
              strict({
                name: text(),
                action,
                httpVerb: z.array(z.string()).optional(),
              }),
            )
            .optional(),
        }),
      )
      .optional(),
  }).optional(),
  api: strict({ allowed: api.optional(), denied: api.optional() }).optional(),
  appHttpPipeline: pipeline.optional(),
  httpPipeline: pipeline.optional(),
  components: strict({ deny: z.array(text()).optional() }).optional(),
  features: z.array(strict({ name: text(), enabled: z.boolean() })).optional(),
  logging: strict({
    apiLogging: strict({
      enabled: z.boolean().optional(),
      obfuscateURLs: z.boolean().optional(),
      omitHealthChecks: z.boolean().optional(),
    }).optional(),
  }).optional(),
  metric: metrics.optional(),
  metrics: metrics.optional(),
  mtls: strict({
    enabled: z.boolean(),
    allowedClockSkew: duration().optional(),
    workloadCertTTL: duration().optional(),
    controlPlaneTrustDomain: text(),
    sentryAddress: text(),
    tokenValidators: z.array(z.unknown()).optional(),
  }).optional(),
  nameResolution: strict({
    component: text(),
    version: text(),
    configuration: z.record(z.unknown()),
  }).optional(),
  secrets: strict({
    scopes: z.array(
      strict({
        storeName: text(),
        defaultAccess: action.optional(),
        allowedSecrets: z.array(z.string()).optional(),
        deniedSecrets: z.array(z.string()).optional(),
      }),
    ),
  }).optional(),
  tracing: strict({
    samplingRate,
    stdout: z.boolean().optional(),
    zipkin: strict({ endpointAddress: z.string() }).optional(),
    otel: strict({
      endpointAddress: z.string(),
      isSecure: z.boolean(),
      protocol: z.enum(['http', 'grpc']),
      headers: z.array(nameValue).optional(),
      timeout: duration().optional(),
    }).optional(),
  }).optional(),
  wasm: strict({ strictSandbox: z.boolean().optional() }).optional(),
  workflow: strict({
    maxConcurrentWorkflowInvocations: count().optional(),
    maxConcurrentActivityInvocations: count().optional(),
    globalMaxConcurrentWorkflowInvocations: count().optional(),
    globalMaxConcurrentActivityInvocations: count().optional(),
    workflowConcurrencyLimits: limits,
    activityConcurrencyLimits: limits,
    stateRetentionPolicy: strict({
      anyTerminal: duration().optional(),
      completed: duration().optional(),
      failed: duration().optional(),
      terminated: duration().optional(),
    }).optional(),
  }).optional(),
});

/** The fields are those of the CRD of Dapr 1.18; the CRD itself says nothing of what their values may be. */
const schema = strict({ ...root, spec: spec.optional() });

/** Checks a Configuration. */
export function checkConfiguration(
  { value }: CheckedObject,
  files: CheckedFiles,
): ObjectFinding[] {
  return [
    ...shapeFindings(schema, value),
    ...plainSecrets(value, ['spec', 'tracing', 'otel', 'headers']),
    ...secretFindings(value, files),
    ...configurationHazards(value, files),
  ];
}
