import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import { Creation } from './createTenant';
import { releaseOutcome, runProgram } from '../provisioners/runProgram';

/** What the provisioner's program would do, as far as it can tell; nothing is stored. */
export async function dryRunInstaller({
  host,
  request,
  provisioner: { program },
  log,
}: Pick<Creation, 'host' | 'request' | 'provisioner' | 'log'>): Promise<
  ObjectOutcome[]
> {
  if (!program?.tryInstall) {
    return [];
  }
  const outcome = await runProgram(host, log, async context =>
    program.tryInstall!(request, context),
  );
  return [releaseOutcome(request.ref, outcome)];
}
