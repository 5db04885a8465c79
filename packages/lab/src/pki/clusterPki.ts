import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pair, issue } from './issue';

/** Paths of the PEM files one API server and its helpers need. */
export type ClusterPki = {
  ca: string;
  caKey: string;
  serverCert: string;
  serverKey: string;
  adminCert: string;
  adminKey: string;
  frontCa: string;
  frontCert: string;
  frontKey: string;
  /** What the API server shows to kubelets. */
  kubeletClientCert: string;
  kubeletClientKey: string;
  serviceAccountKey: string;
};

/**
 * Writes the certificates of a control plane into a folder, unless they are there already:
 * one authority, the server's certificate, an administrator (`system:masters`), a second authority with a
 * client for the aggregation layer, a client for kubelets that bears a name, and the key that signs service-account tokens.
 */
export function clusterPki(
  folder: string,
  clientName: string,
  serverNames: string[],
): ClusterPki {
  const at = (name: string) => join(folder, name);
  const pki: ClusterPki = {
    ca: at('ca.crt'),
    caKey: at('ca.key'),
    serverCert: at('server.crt'),
    serverKey: at('server.key'),
    adminCert: at('admin.crt'),
    adminKey: at('admin.key'),
    frontCa: at('front-ca.crt'),
    frontCert: at('front.crt'),
    frontKey: at('front.key'),
    kubeletClientCert: at('kubelet-client.crt'),
    kubeletClientKey: at('kubelet-client.key'),
    serviceAccountKey: at('service-account.key'),
  };
  if (existsSync(pki.serviceAccountKey)) {
    return pki;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const save = (pair: Pair, cert: string, key?: string) => {
    writeFileSync(cert, pair.cert);
    if (key) {
      writeFileSync(key, pair.key, { mode: 0o600 });
    }
  };
  const ca = issue({ commonName: 'lab-ca' });
  const frontCa = issue({ commonName: 'lab-front-proxy-ca' });
  save(ca, pki.ca, pki.caKey);
  save(
    issue({ commonName: 'kube-apiserver', names: serverNames }, ca),
    pki.serverCert,
    pki.serverKey,
  );
  save(
    issue({ commonName: 'lab-admin', organization: 'system:masters' }, ca),
    pki.adminCert,
    pki.adminKey,
  );
  save(frontCa, pki.frontCa);
  save(
    issue({ commonName: 'front-proxy-client' }, frontCa),
    pki.frontCert,
    pki.frontKey,
  );
  save(
    issue({ commonName: clientName }, ca),
    pki.kubeletClientCert,
    pki.kubeletClientKey,
  );
  // Last, because its presence says that the others are whole.
  writeFileSync(pki.serviceAccountKey, issue({ commonName: 'unused' }).key, {
    mode: 0o600,
  });
  return pki;
}
