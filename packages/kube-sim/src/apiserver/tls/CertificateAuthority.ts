import { X509Certificate } from 'node:crypto';
import { KeyPair, signCertificate } from './signCertificate';

export type { KeyPair };

/** Names that every API server of this process answers to. */
export const SERVER_NAMES = [
  'localhost',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
];
const SERVER_ADDRESSES = ['127.0.0.1', '::1', '0.0.0.0'];

/** Types of alternative names in a certificate. */
const DNS_NAME = 2;
const IP_ADDRESS = 7;

/** Signs server certificates; one per process is enough for any number of servers. */
export class CertificateAuthority {
  #serverPair?: KeyPair;
  readonly #pair: KeyPair;

  private constructor(pair: KeyPair) {
    this.#pair = pair;
  }

  /** Makes a new authority with its own key. */
  static create(commonName = 'sandbox-ca'): CertificateAuthority {
    return new CertificateAuthority(
      signCertificate({
        commonName,
        issuerName: commonName,
        extensions: [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, digitalSignature: true },
        ],
      }),
    );
  }

  /** Takes up an authority saved earlier, so that kubeconfigs stay valid over a restart. */
  static fromPem(pair: KeyPair): CertificateAuthority {
    return new CertificateAuthority(pair);
  }

  get certPem(): string {
    return this.#pair.certPem;
  }

  /** The authority with its key, to be given to `fromPem` later. */
  toPem(): KeyPair {
    return { ...this.#pair };
  }

  /** The certificate that all servers of this authority share; made once. */
  server(): KeyPair {
    this.#serverPair ??= this.issue(SERVER_NAMES, SERVER_ADDRESSES);
    return this.#serverPair;
  }

  /** Signs a server certificate for DNS names and IP addresses. */
  issue(dnsNames: string[], addresses: string[] = []): KeyPair {
    const { subject } = new X509Certificate(this.#pair.certPem);
    return signCertificate({
      commonName: dnsNames[0] ?? addresses[0],
      issuerName: subject.replace(/^CN=/, ''),
      issuerKeyPem: this.#pair.keyPem,
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            ...dnsNames.map(value => ({ type: DNS_NAME, value })),
            ...addresses.map(ip => ({ type: IP_ADDRESS, ip })),
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
