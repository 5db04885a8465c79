import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { policyProblem } from 'backstage-plugin-dapr-vcluster-common/rules';
import { guardrailPolicySchema } from 'backstage-plugin-dapr-vcluster-common';
import { parse } from 'yaml';
import { z } from 'zod/v3';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

const label = z
  .string()
  .max(63, 'must have at most 63 characters')
  .regex(DNS_LABEL, 'must be lower-case letters, digits and dashes');

const positive = z.number().int().positive('must be greater than 0');

/** The configuration file; environment variables come over it. */
const configSchema = z
  .object({
    host: label.default('host').describe('Name of the host, for logs'),
    namespace: label.describe('Host namespace of the Leases'),
    group: label.default('external').describe('The installation'),
    replica: label.max(32, 'must have at most 32 characters'),
    port: z.number().int().min(0).max(65_535).default(8080),
    kubeconfig: z.string().optional(),
    policyFile: z.string().optional(),
    policyConfigMap: z
      .string()
      .max(253)
      .regex(
        /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
        'must be the name of a ConfigMap',
      )
      .optional(),
    allowedMetadata: z.array(z.string()).default([]),
    namespaceScoping: z.enum(['strict', 'shared']).default('shared'),
    maxCharacters: positive.default(262_144),
    maxObjects: positive.default(1_000),
    changesPerSecond: positive.default(20),
    changesAtOnce: positive.default(200),
    goneGraceSeconds: positive.default(30),
  })
  .strict();

/** What the program is started with. */
export type ProgramConfig = z.infer<typeof configSchema>;

/** Environment variables, and the keys of the file that they come over. */
const VARIABLES = {
  SYNCER_HOST: 'host',
  SYNCER_NAMESPACE: 'namespace',
  SYNCER_GROUP: 'group',
  SYNCER_REPLICA: 'replica',
  SYNCER_PORT: 'port',
  SYNCER_KUBECONFIG: 'kubeconfig',
  SYNCER_POLICY_FILE: 'policyFile',
  SYNCER_POLICY_CONFIG_MAP: 'policyConfigMap',
  SYNCER_NAMESPACE_SCOPING: 'namespaceScoping',
} as const;

const IN_POD = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';

/**
 * Reads the configuration.
 *
 * @param file - path of a YAML file
 * @throws Error that names the key, its value and what it may be
 */
export function readConfig(
  file: string | undefined,
  env: Record<string, string | undefined>,
): ProgramConfig {
  const given = {
    namespace: existsSync(IN_POD)
      ? readFileSync(IN_POD, 'utf8').trim()
      : undefined,
    replica: replicaOf(env.HOSTNAME ?? hostname()),
    ...(file ? readYaml(file) : {}),
    ...Object.fromEntries(
      Object.entries(VARIABLES).flatMap(([variable, key]) => {
        const value = env[variable];
        const isNumber = key === 'port' && value && /^\d+$/.test(value);
        return value ? [[key, isNumber ? Number(value) : value]] : [];
      }),
    ),
  };
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const [{ path, message, code }] = parsed.error.issues;
    const key = path.join('.') || 'the configuration';
    const value = path.length === 1 ? given[path[0] as keyof typeof given] : '';
    throw new Error(
      value === undefined
        ? `${key} is missing; give it in the configuration file or as ${variableOf(
            key,
          )}`
        : `${key} ${JSON.stringify(value)} cannot be used: ${
            code === 'unrecognized_keys'
              ? `${message}; see docs/component-syncer.md for the keys`
              : message
          }`,
    );
  }
  const { policyFile, policyConfigMap } = parsed.data;
  if (policyFile && policyConfigMap) {
    throw new Error(
      'policyFile and policyConfigMap are both given; leave one of them out',
    );
  }
  return parsed.data;
}

/**
 * Reads a policy file: severities of rules and allowed backends.
 *
 * @throws Error that names the key and what is wrong with it
 */
export function readPolicy(file: string) {
  return policyOf(readYaml(file), file);
}

/**
 * Takes a policy: severities of rules and allowed backends.
 *
 * @param where - where it is from, for errors
 * @throws Error that names the key and what is wrong with it
 */
export function policyOf(given: Record<string, unknown>, where: string) {
  const policy = { rules: {}, ...given };
  const problem = policyProblem(policy);
  if (problem) {
    throw new Error(`${where}: ${problem.key} ${problem.message}`);
  }
  const parsed = guardrailPolicySchema.safeParse(policy);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new Error(`${where}: ${path.join('.') || 'the policy'} ${message}`);
  }
  return parsed.data;
}

function readYaml(file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    throw new Error(
      `"${file}" cannot be read (${
        code ?? name
      }); give the path of a YAML file that this program may read`,
    );
  }
  return mapOf(value, `"${file}"`);
}

/** @throws Error for a value that is not a map of keys */
export function mapOf(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} is not a map of keys; write key: value`);
  }
  return value as Record<string, unknown>;
}

function variableOf(key: string): string {
  return (
    Object.entries(VARIABLES).find(([, each]) => each === key)?.[0] ??
    'a key of that name'
  );
}

/** The end of a pod's name is what tells replicas apart. */
function replicaOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .slice(-32)
    .replace(/^-+|-+$/g, '');
}
