import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import forge from 'node-forge';

const VALID_DAYS = 30;

/** PEM texts of a certificate and its private key. */
export type Pair = { cert: string; key: string };

/** What a certificate is for. */
export type Subject = {
  commonName: string;
  organization?: string;
  /** DNS names and IP addresses a server answers to. */
  names?: string[];
};

function keys() {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return { publicPem: pair.publicKey, privatePem: pair.privateKey };
}

function attributes(subject: Subject): forge.pki.CertificateField[] {
  return [
    { shortName: 'CN', value: subject.commonName },
    ...(subject.organization
      ? [{ shortName: 'O', value: subject.organization }]
      : []),
  ];
}

function altNames(names: string[]) {
  return names.map(name =>
    isIP(name) ? { type: 7, ip: name } : { type: 2, value: name },
  );
}

/** Signs a certificate; without an issuer it is a self-signed authority. */
export function issue(subject: Subject, issuer?: Pair): Pair {
  const { publicPem, privatePem } = keys();
  const cert = forge.pki.createCertificate();
  cert.publicKey = forge.pki.publicKeyFromPem(publicPem);
  cert.serialNumber = `01${randomBytes(15).toString('hex')}`;
  // Whoever checks it may have a clock that is hours behind.
  cert.validity.notBefore = new Date(Date.now() - 86_400_000);
  cert.validity.notAfter = new Date(Date.now() + VALID_DAYS * 86_400_000);
  const parent = issuer && forge.pki.certificateFromPem(issuer.cert);
  cert.setSubject(attributes(subject));
  cert.setIssuer(parent ? parent.subject.attributes : attributes(subject));
  cert.setExtensions([
    { name: 'basicConstraints', cA: !issuer, critical: true },
    { name: 'subjectKeyIdentifier' },
    ...(issuer
      ? [{ name: 'extKeyUsage', serverAuth: true, clientAuth: true }]
      : [
          {
            name: 'keyUsage',
            keyCertSign: true,
            cRLSign: true,
            critical: true,
          },
        ]),
    ...(subject.names?.length
      ? [{ name: 'subjectAltName', altNames: altNames(subject.names) }]
      : []),
  ]);
  cert.sign(
    forge.pki.privateKeyFromPem(issuer?.key ?? privatePem),
    forge.md.sha256.create(),
  );
  return { cert: forge.pki.certificateToPem(cert), key: privatePem };
}
