import { Certificate, Known } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { whyUnknown } from '../../platform/hosts';
import {
  firstToExpire,
  ReadCertificate,
  readCertificates,
} from './certificates';

const NAME = 'dapr-trust-bundle';
const ROOT = 'ca.crt';
const ISSUER = 'issuer.crt';

/** The certificates sidecars and control plane know each other by. */
export type TrustBundle = {
  root: Known<Certificate>;
  issuer: Known<Certificate>;
  /** Fingerprints of all root certificates; empty while unknown. */
  roots: string[];
};

type Data = KubeObject & { data?: Record<string, string> };

/** What one object gave, or why it gave nothing. */
type Reading =
  | { certificates: ReadCertificate[] }
  | { gap: Known<never> & { reason: string } };

/**
 * Reads the dates of Dapr's certificates. The root is taken from the ConfigMap, which holds no key; for the issuer
 * the Secret is read, of which nothing but that one certificate is looked at or kept.
 */
export async function readTrustBundle(
  client: KubeClient,
  namespace: string,
): Promise<TrustBundle> {
  const place = `${namespace}/${NAME}`;
  const at = new Date().toISOString();
  const [root, issuer] = await Promise.all([
    read(`ConfigMap ${place}`, ROOT, async () => {
      const ref = { namespace, name: NAME };
      const { data } = await client.get<Data>(RESOURCES.configMaps, ref);
      return data?.[ROOT];
    }),
    read(`Secret ${place}`, ISSUER, async () => {
      const ref = { namespace, name: NAME };
      const { data } = await client.get<Data>(RESOURCES.secrets, ref);
      return decoded(data?.[ISSUER]);
    }),
  ]);
  const shown = (reading: Reading, absent: string) =>
    'gap' in reading
      ? reading.gap
      : firstToExpire(reading.certificates, absent, at);
  return {
    root: shown(root, `ConfigMap ${place} holds no certificate in ${ROOT}.`),
    issuer: shown(
      issuer,
      `Secret ${place} holds no certificate in ${ISSUER}: Dapr's sentry keeps its issuer elsewhere.`,
    ),
    roots:
      'gap' in root
        ? []
        : root.certificates.map(({ fingerprint }) => fingerprint),
  };
}

async function read(
  object: string,
  key: string,
  get: () => Promise<string | undefined>,
): Promise<Reading> {
  try {
    return {
      certificates: readCertificates((await get()) ?? '', `${object}, ${key}`),
    };
  } catch (error) {
    return {
      gap: whyUnknown(error, object) as Known<never> & { reason: string },
    };
  }
}

/** Secrets hold base64. */
export function decoded(text: string | undefined): string {
  return Buffer.from(text ?? '', 'base64').toString('utf8');
}
