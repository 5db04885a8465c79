import { sharedCertificateAuthority } from 'dapr-vcluster-kube-sim';
import { SharedSecureContext } from './SharedSecureContext';

it('makes one context for equal material, and another one when it has changed', () => {
  const { certPem } = sharedCertificateAuthority();
  const shared = new SharedSecureContext();
  const first = shared.of({ ca: certPem });
  expect(shared.of({ ca: Buffer.from(certPem) })).toBe(first);
  expect(shared.of({})).not.toBe(first);
});
