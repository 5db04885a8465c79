import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { HostConfigError } from './HostConfigError';

/**
 * Checks what a connection needs before the first request is made with it.
 *
 * @throws HostConfigError
 */
export function assertUsable(kubeConfig: KubeConfig): void {
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster) {
    const context = kubeConfig.getCurrentContext();
    throw new HostConfigError(
      context
        ? `the context "${context}" names no cluster of the kubeconfig`
        : 'the kubeconfig has no current context',
      'Give a context whose cluster is in the file.',
    );
  }
  if (
    !URL.canParse(cluster.server ?? '') ||
    !/^https?:$/.test(new URL(cluster.server).protocol)
  ) {
    throw new HostConfigError(
      `the server "${cluster.server}" of cluster "${cluster.name}" is not an http(s) URL`,
      'Give the address of the API server, such as https://10.0.0.1:6443.',
    );
  }
  if (/^http:/.test(cluster.server) && !cluster.skipTLSVerify) {
    throw new HostConfigError(
      `the server "${cluster.server}" is not encrypted, and its credentials could be read on the way`,
      'Give an https:// address. For a test, set skipTLSVerify: true.',
    );
  }
  assertCertificates(cluster);
  assertCredentials(kubeConfig.getCurrentUser());
}

/** What a user needs beside a token; it would fail with each request, without saying why. */
function assertCredentials(user: User | null): void {
  const command: unknown = user?.exec?.command;
  if (typeof command === 'string' && !isProgram(command)) {
    throw new HostConfigError(
      `the user "${user?.name}" gets credentials from the program "${command}", which is not there`,
      'Install it where the portal runs, or give a token or certificate.',
    );
  }
  if (user?.certData && !isCertificate(user.certData)) {
    throw new HostConfigError(
      `the client certificate of user "${user.name}" is no certificate`,
      'Give client-certificate-data: PEM, in base64.',
    );
  }
}

function isProgram(command: string): boolean {
  const folders = command.includes('/')
    ? ['']
    : (process.env.PATH ?? '').split(delimiter);
  return folders.some(folder => existsSync(join(folder, command)));
}

function isCertificate(base64: string): boolean {
  try {
    certificateOf(Buffer.from(base64, 'base64').toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Node.js would go without a certificate authority that it cannot read, and refuse every API server. */
function assertCertificates({ caData, caFile }: Cluster): void {
  const where = caFile ? `the CA file "${caFile}"` : 'the CA data';
  let pem = '';
  try {
    if (caFile) {
      pem = readFileSync(caFile, 'utf8');
    } else if (caData) {
      pem = Buffer.from(caData, 'base64').toString('utf8');
    } else {
      return;
    }
  } catch (error) {
    throw new HostConfigError(
      `${where} cannot be read (${(error as { code?: string }).code})`,
      'Give the path of a file that the portal may read.',
    );
  }
  try {
    // The first certificate is enough to tell a right file from a wrong one.
    certificateOf(pem);
  } catch {
    throw new HostConfigError(
      `${where} contains no certificate`,
      caFile
        ? 'Give the path of a PEM file with the certificate of the certificate authority.'
        : 'Give the certificate of the certificate authority: PEM, in base64.',
    );
  }
}

/** @throws Error for anything but a certificate. */
function certificateOf(pem: string): X509Certificate {
  return new X509Certificate(pem);
}
