import { readFileSync } from 'node:fs';
import { KubeConfig, User } from '@kubernetes/client-node';
import { HostConfigError } from './HostConfigError';
import { shownPath } from './paths';

/** What a kubeconfig lacks, in the words of the client: no values of it. */
const MISSING = /^(clusters|contexts|users)\[\d+\]\.[\w.]+ is missing$/;

/** How messages call what was given, and what they advise where there is no kubeconfig. */
type Words = { path: string; context: string; fix: string };

/**
 * Reads a kubeconfig file and chooses its context.
 *
 * @throws HostConfigError naming what is wrong, without anything that the file contains
 */
export function readKubeconfigFile(
  { path, context }: { path: string; context?: string },
  words: Words,
): KubeConfig {
  const shown = `${words.path} ${shownPath(path)}`;
  const kubeConfig = load(path, shown, words.fix);
  const known = kubeConfig.getContexts().map(each => each.name);
  const chosen = context ?? kubeConfig.getCurrentContext();
  if (!chosen) {
    throw new HostConfigError(
      `${shown}: the kubeconfig has no current context`,
      `Give ${words.context}, one of: ${known.join(', ')}.`,
    );
  }
  const found = kubeConfig.getContextObject(chosen);
  if (!found) {
    throw new HostConfigError(
      context === undefined
        ? `${shown}: its current context "${chosen}" is not among its contexts`
        : `${words.context} "${context}" is not in "${path}"`,
      `Use one of: ${known.join(', ')}.`,
    );
  }
  kubeConfig.setCurrentContext(chosen);
  // A proxy on the same machine, without encryption, adds credentials itself.
  if (/^https:/.test(kubeConfig.getCurrentCluster()?.server ?? '')) {
    assertUser(kubeConfig.getCurrentUser(), found.user, shown);
  }
  return kubeConfig;
}

function load(path: string, shown: string, fix: string): KubeConfig {
  // By itself first: files that it names have errors of their own.
  try {
    readFileSync(path);
  } catch (error) {
    const { code } = error as { code?: string };
    throw new HostConfigError(`${shown} cannot be read (${code})`, fix);
  }
  const kubeConfig = new KubeConfig();
  try {
    kubeConfig.loadFromFile(path);
  } catch (error) {
    throw noKubeconfig(error as NodeJS.ErrnoException, shown, fix);
  }
  if (kubeConfig.getContexts().length === 0) {
    throw new HostConfigError(
      `${shown} is no kubeconfig: it has no contexts`,
      fix,
    );
  }
  return kubeConfig;
}

function noKubeconfig(
  error: NodeJS.ErrnoException,
  shown: string,
  fix: string,
) {
  if (error.path !== undefined) {
    return new HostConfigError(
      `${shown} names the file "${error.path}", which cannot be read (${error.code})`,
      'Put the file where the portal runs, or remove it from the kubeconfig.',
    );
  }
  return MISSING.test(error.message)
    ? new HostConfigError(
        `${shown} is no complete kubeconfig: ${error.message}`,
        'Add it to the file.',
      )
    : new HostConfigError(`${shown} is no kubeconfig`, fix);
}

/** Without credentials, API servers know the portal as system:anonymous, which may do nothing. */
function assertUser(
  user: User | null,
  name: string | undefined,
  shown: string,
): void {
  if (!user) {
    throw new HostConfigError(
      name
        ? `${shown}: the context names the user "${name}", who is not among its users`
        : `${shown}: the context names no user`,
      'Give a context whose user is in the file.',
    );
  }
  const { token, certData, certFile, exec, authProvider, username } = user;
  if (
    ![token, certData, certFile, exec, authProvider, username].some(Boolean)
  ) {
    throw new HostConfigError(
      `${shown}: the user "${user.name}" has no credentials`,
      'Give the user a token, a client certificate, or a program that gets one.',
    );
  }
  for (const file of [certFile, user.keyFile]) {
    if (file) {
      assertReadable(file, user.name, shown);
    }
  }
}

function assertReadable(file: string, user: string, shown: string): void {
  try {
    readFileSync(file);
  } catch (error) {
    throw new HostConfigError(
      `${shown}: the file "${file}" of user "${user}" cannot be read (${
        (error as { code?: string }).code
      })`,
      'Put the file where the portal runs, or give the certificate in the kubeconfig itself.',
    );
  }
}
