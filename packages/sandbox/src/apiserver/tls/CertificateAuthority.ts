import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';

const TEN_YEARS_MS = 10 * 365 * 24 * 3600 * 1000;

/** A PEM certificate with its private key. */
export interface KeyPair {
  certPem: string;
  keyPem: string;
}

/** Names that every API server of this process answers to. */
export const SERVER_NAMES = [
  'localhost',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
];
const SERVER_ADDRESSES = ['127.0.0.1', '::1', '0.0.0.0'];

/** Signs server certificates; one per process is enough for any number of servers. */
export class CertificateAuthority {
  private serverPair?: KeyPair;

  private constructor(private readonly pair: KeyPair) {}

  /** Makes a new authority with its own RSA key. */
  static create(commonName = 'sandbox-ca'): CertificateAuthority {
    const subject = [{ name: 'commonName', value: commonName }];
    return new CertificateAuthority(
      sign({ subject, issuer: subject, extensions: caExtensions() }),
    );
  }

  /** Takes up an authority saved earlier, so that kubeconfigs stay valid over a restart. */
  static fromPem(pair: KeyPair): CertificateAuthority {
    return new CertificateAuthority(pair);
  }

  get certPem(): string {
    return this.pair.certPem;
  }

  /** The authority with its key, to be given to `fromPem` later. */
  toPem(): KeyPair {
    return { ...this.pair };
  }

  /** The certificate that all servers of this authority share; made once. */
  server(): KeyPair {
    this.serverPair ??= this.issue(SERVER_NAMES, SERVER_ADDRESSES);
    return this.serverPair;
  }

  /** Signs a server certificate for DNS names and IP addresses. */
  issue(dnsNames: string[], addresses: string[] = []): KeyPair {
    const issuer = forge.pki.certificateFromPem(this.pair.certPem);
    return sign({
      subject: [{ name: 'commonName', value: dnsNames[0] ?? addresses[0] }],
      issuer: issuer.subject.attributes,
      issuerKey: this.pair.keyPem,
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            ...dnsNames.map(value => ({ type: 2, value })),
            ...addresses.map(ip => ({ type: 7, ip })),
          ],
        },
      ],
    });
  }
}

let shared: CertificateAuthority | undefined;

/** The authority of this process: a second API server costs no key generation. */
export function sharedCertificateAuthority(): CertificateAuthority {
  shared ??= CertificateAuthority.create();
  return shared;
}

function caExtensions() {
  return [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, digitalSignature: true },
  ];
}

function sign(options: {
  subject: forge.pki.CertificateField[];
  issuer: forge.pki.CertificateField[];
  issuerKey?: string;
  extensions: object[];
}): KeyPair {
  // forge's own key generation is pure JavaScript and takes seconds
  const keyPem = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();
  const key = forge.pki.privateKeyFromPem(keyPem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  // A first byte of 01 keeps the number positive and free of padding, which OpenSSL refuses.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  const now = Date.now();
  certificate.validity.notBefore = new Date(now - 3600 * 1000);
  certificate.validity.notAfter = new Date(now + TEN_YEARS_MS);
  certificate.setSubject(options.subject);
  certificate.setIssuer(options.issuer);
  certificate.setExtensions(options.extensions);
  certificate.sign(
    options.issuerKey ? forge.pki.privateKeyFromPem(options.issuerKey) : key,
    forge.md.sha256.create(),
  );
  return { certPem: forge.pki.certificateToPem(certificate), keyPem };
}
