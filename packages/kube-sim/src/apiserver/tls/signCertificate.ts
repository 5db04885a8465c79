import {
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const TEN_YEARS_MS = 10 * 365 * 24 * 3600 * 1000;
const HOUR_MS = 3600 * 1000;

/** Positions in a TBSCertificate. */
const SIGNATURE_ALGORITHM = 2;
const PUBLIC_KEY = 6;

/** A PEM certificate with its private key. */
export type KeyPair = {
  certPem: string;
  keyPem: string;
};

/**
 * Makes a P-256 key and signs a certificate for it, valid for ten years.
 *
 * forge lays the certificate out and Node does the cryptography: RSA keys, the only ones that forge signs with, take
 * long enough to make to be felt at every start.
 * @param options - `issuerKeyPem` is left out for a certificate that signs itself
 */
export function signCertificate(options: {
  commonName: string;
  issuerName: string;
  issuerKeyPem?: string;
  extensions: object[];
}): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const body = layOut(options);
  const fields = body.value as forge.asn1.Asn1[];
  fields[SIGNATURE_ALGORITHM] = algorithm();
  fields[PUBLIC_KEY] = asn1.fromDer(
    forge.util.createBuffer(
      publicKey.export({ type: 'spki', format: 'der' }).toString('binary'),
    ),
  );
  const signature = sign(
    'sha256',
    Buffer.from(asn1.toDer(body).getBytes(), 'binary'),
    options.issuerKeyPem ? createPrivateKey(options.issuerKeyPem) : privateKey,
  );
  const certificate = sequence([
    body,
    algorithm(),
    asn1.create(
      asn1.Class.UNIVERSAL,
      asn1.Type.BITSTRING,
      false,
      // the first byte counts unused bits
      `\0${signature.toString('binary')}`,
    ),
  ]);
  return {
    certPem: forge.pem.encode({
      type: 'CERTIFICATE',
      body: asn1.toDer(certificate).getBytes(),
    } as forge.pem.ObjectPEM),
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function layOut(options: {
  commonName: string;
  issuerName: string;
  extensions: object[];
}): forge.asn1.Asn1 {
  const certificate = forge.pki.createCertificate();
  const one = new forge.jsbn.BigInteger('1');
  // replaced by the real key afterwards: forge can only lay out RSA keys
  certificate.publicKey = forge.pki.setRsaPublicKey(one, one);
  // a first byte of 01 keeps the number positive and free of padding, which OpenSSL refuses
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  const now = Date.now();
  certificate.validity.notBefore = new Date(now - HOUR_MS);
  certificate.validity.notAfter = new Date(now + TEN_YEARS_MS);
  certificate.setSubject([{ name: 'commonName', value: options.commonName }]);
  certificate.setIssuer([{ name: 'commonName', value: options.issuerName }]);
  certificate.setExtensions(options.extensions);
  certificate.siginfo.algorithmOid = ECDSA_WITH_SHA256;
  certificate.signatureOid = ECDSA_WITH_SHA256;
  certificate.signature = '';
  const [body] = forge.pki.certificateToAsn1(certificate)
    .value as forge.asn1.Asn1[];
  return body;
}

function algorithm(): forge.asn1.Asn1 {
  return sequence([
    asn1.create(
      asn1.Class.UNIVERSAL,
      asn1.Type.OID,
      false,
      asn1.oidToDer(ECDSA_WITH_SHA256).getBytes(),
    ),
  ]);
}

function sequence(values: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, values);
}
