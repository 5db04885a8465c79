import { z } from 'zod/v3';
import { hasCredentials } from '../../components/rules/types';
import { deniedHost } from '../../components/rules/backends';
import { backendsIn, isAllowedBackend } from '../../guardrails';
import { auth, nameValue, root, scopes } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, Surroundings } from '../surroundings';
import { JsonMap, ObjectFinding, objectFinding, valueAt } from '../types';
import { plainSecrets } from './plainSecrets';
import { scopesFindings } from './scopes';

const tlsPart = z
  .object({
    value: z.unknown(),
    secretKeyRef: nameValue.shape.secretKeyRef,
  })
  .strict()
  .optional();

const schema = z
  .object({
    ...root,
    spec: z
      .object({
        baseUrl: z
          .string()
          .refine(value => /^https?:\/\/[^\s/]+/i.test(value), {
            message: 'is not the address of a web server',
            params: { fix: 'Begin it with "https://" or "http://" and a host' },
          }),
        headers: z.array(nameValue).optional(),
        clientTLS: z
          .object({
            rootCA: tlsPart,
            certificate: tlsPart,
            privateKey: tlsPart,
            renegotiation: z
              .enum(['Never', 'OnceAsClient', 'FreelyAsClient'])
              .optional(),
          })
          .strict()
          .optional(),
      })
      .strict(),
    scopes,
    auth,
  })
  .strict();

const BASE_URL = ['spec', 'baseUrl'];

/** Checks an HTTPEndpoint. */
export function checkHttpEndpoint(
  { value }: CheckedObject,
  around: Surroundings,
): ObjectFinding[] {
  const url = valueAt(value, BASE_URL);
  return [
    ...shapeFindings(schema, value),
    ...scopesFindings(value, around),
    ...plainSecrets(value, ['spec', 'headers']),
    ...privateKeyFindings(value),
    ...(typeof url === 'string' ? urlFindings(url, around) : []),
  ];
}

function privateKeyFindings(value: JsonMap): ObjectFinding[] {
  const path = ['spec', 'clientTLS', 'privateKey', 'value'];
  if (!valueAt(value, path)) return [];
  return [
    objectFinding('G3', 'error', {
      path,
      title: 'The private key is in plain text',
      fix: 'Refer to a Secret with secretKeyRef',
    }),
  ];
}

function urlFindings(url: string, { context }: Surroundings): ObjectFinding[] {
  const findings: ObjectFinding[] = [];
  if (hasCredentials(url)) {
    findings.push(
      objectFinding('G3', 'error', {
        path: BASE_URL,
        title: 'spec.baseUrl has a password in it',
        fix: 'Give it as a header that refers to a Secret',
      }),
    );
  }
  const denied = deniedHost(url);
  if (denied) {
    findings.push(
      objectFinding('G10', 'error', {
        path: BASE_URL,
        title: `spec.baseUrl points at ${denied}, which no tenant may reach`,
        value: denied,
        fix: 'Use the address of a service made for tenants',
      }),
    );
  }
  const allowed = context.policy?.allowedBackends;
  for (const host of allowed ? backendsIn(url) : []) {
    if (isAllowedBackend(host, allowed!, context.tenant?.name)) continue;
    findings.push(
      objectFinding('G10/backend', 'error', {
        path: BASE_URL,
        title: `spec.baseUrl points at ${host}, which is not on the list of backends`,
        value: host,
        fix: `Use one of ${allowed!.join(', ') || 'none: the list is empty'}`,
      }),
    );
  }
  return findings;
}
