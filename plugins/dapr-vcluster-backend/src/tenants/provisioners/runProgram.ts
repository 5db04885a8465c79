import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ProgramContext } from 'backstage-plugin-dapr-vcluster-node';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { HostHandle } from '../../platform/hosts';
import { outcomeOf } from '../../platform/kubernetes';
import { inPrivateFolder } from '../../platform/privateFolder';

/**
 * Runs a provisioner's program with the host's credentials in a file that only this process can read; secrets it prints do
 * not reach the log.
 */
export function runProgram<T>(
  host: HostHandle,
  log: string[],
  work: (context: ProgramContext) => Promise<T>,
): Promise<T> {
  return inPrivateFolder(async folder => {
    const kubeconfig = join(folder, 'kubeconfig');
    await writeFile(kubeconfig, await host.exportKubeconfig(), { mode: 0o600 });
    return work({ kubeconfig, log: line => log.push(redactText(line)) });
  });
}

/** What became of the release a program made, as the one object that stands for it on the host. */
export const releaseOutcome = (
  { namespace, name }: TenantRef,
  outcome: ObjectOutcome['outcome'],
): ObjectOutcome =>
  outcomeOf(
    RESOURCES.secrets,
    { namespace, name: `sh.helm.release.v1.${name}.v1` },
    outcome,
  );
