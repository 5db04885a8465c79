import { isUnreachable, isUntrusted, unreachableError } from './KubeError';
import { toKubeError } from './toKubeError';

const of = (code: string) => toKubeError(Object.assign(new Error(), { code }));

it.each([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
])('%s is about the certificate, and cannot be reached either', code => {
  expect(isUntrusted(of(code))).toBe(true);
  expect(isUnreachable(of(code))).toBe(true);
  expect(of(code).message).toContain(code);
});

it.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ABORT_ERR'])(
  '%s is not',
  code => {
    expect(isUntrusted(of(code))).toBe(false);
  },
);

it('leaves what it has made as it is', () => {
  const error = unreachableError('x');
  expect(toKubeError(error)).toBe(error);
});
