import { readFile } from 'node:fs/promises';
import { HttpKubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { RIGHTS_MANIFEST } from '../platform/configuration/manifests';
import { assertUsable } from '../platform/hosts/assertUsable';
import { checkHost, requiredRights } from '../platform/hosts/check';
import { readKubeconfigFile } from '../platform/hosts/kubeconfigFile';
import { describeCheck } from './describeCheck';
import { HELP, readOptions } from './options';

/**
 * Tests the connection and the rights of a kubeconfig, as the portal needs them, and tells what is missing.
 *
 * @param args - of the command line: `doctor --kubeconfig FILE`
 * @param write - gets the report, with its line ends
 * @returns whether everything is there
 * @throws Error for arguments that are wrong, and a kubeconfig that cannot be used
 *
 * @public
 */
export async function runDoctor(
  args: readonly string[],
  write: (text: string) => void,
): Promise<boolean> {
  const options = readOptions(args);
  if (options === 'help') {
    write(HELP);
    return true;
  }
  const kubeConfig = readKubeconfigFile(
    { path: options.kubeconfig, context: options.context },
    {
      path: '--kubeconfig',
      context: '--context',
      fix: 'Give the path of a kubeconfig file.',
    },
  );
  assertUsable(kubeConfig);
  const client = new HttpKubeClient(kubeConfig);
  try {
    const check = await checkHost({
      client,
      readOnly: options.readOnly,
      roles: requiredRights(await readFile(RIGHTS_MANIFEST, 'utf8')),
    });
    write(
      options.json
        ? `${JSON.stringify(check, null, 2)}\n`
        : describeCheck(check),
    );
    return check.outcome === 'passed';
  } finally {
    client.close();
  }
}
