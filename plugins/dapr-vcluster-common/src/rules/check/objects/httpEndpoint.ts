import { z } from 'zod/v3';
import { auth, nameValue, root, scopes } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { JsonMap, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { addressFindings, backendFindings } from './addresses';
import { plainSecrets } from './plainSecrets';
import { secretFindings } from './references';
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
  files: CheckedFiles,
): ObjectFinding[] {
  const url = valueAt(value, BASE_URL);
  return [
    ...shapeFindings(schema, value),
    ...scopesFindings(value, files),
    ...plainSecrets(value, ['spec', 'headers']),
    ...privateKeyFindings(value),
    ...secretFindings(value, files),
    ...(typeof url === 'string'
      ? [
          ...addressFindings(url, BASE_URL),
          ...backendFindings(url, BASE_URL, files),
        ]
      : []),
  ];
}

function privateKeyFindings(value: JsonMap): ObjectFinding[] {
  const path = ['spec', 'clientTLS', 'privateKey', 'value'];
  if (!valueAt(value, path)) {
    return [];
  }
  return [
    objectFinding('G3', 'error', {
      path,
      title: 'The private key is in plain text',
      fix: 'Refer to a Secret with secretKeyRef',
    }),
  ];
}
