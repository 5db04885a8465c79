import { X509Certificate } from 'node:crypto';
import { Certificate, Known } from 'backstage-plugin-dapr-vcluster-common';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** A certificate that was read: what is shown of it, and a fingerprint to compare it by. */
export type ReadCertificate = { shown: Certificate; fingerprint: string };

/** All certificates in a text; what is no certificate in it is left out. */
export function readCertificates(
  pem: string,
  source: string,
): ReadCertificate[] {
  return (pem.match(PEM) ?? []).flatMap(text => {
    try {
      const { subject, validFrom, validTo, fingerprint256 } =
        new X509Certificate(text);
      return [
        {
          fingerprint: fingerprint256,
          shown: {
            subject: subject.replaceAll('\n', ', '),
            notBefore: new Date(validFrom).toISOString(),
            notAfter: new Date(validTo).toISOString(),
            source,
          },
        },
      ];
    } catch {
      // A damaged one counts as absent: the reader says where none was found.
      return [];
    }
  });
}

/** The first to expire of a bundle, or why there is none. */
export function firstToExpire(
  certificates: readonly ReadCertificate[],
  absent: string,
  observedAt: string,
): Known<Certificate> {
  const [first] = certificates
    .map(({ shown }) => shown)
    .sort((a, b) => a.notAfter.localeCompare(b.notAfter));
  return first
    ? { state: 'known', value: first, observedAt }
    : { state: 'unknown', reason: absent };
}
