import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import { Creation } from './createTenant';
import { releaseOutcome, runProgram } from '../provisioners/runProgram';

const UNCHECKED =
  'Not checked: the portal has its rights only after the namespace is created';

/** What the provisioner's program would do, as far as it can tell; nothing is stored. */
export async function dryRunInstaller({
  host,
  request,
  provisioner: { program },
  log,
  rights,
}: Pick<
  Creation,
  'host' | 'request' | 'provisioner' | 'log' | 'rights'
>): Promise<ObjectOutcome[]> {
  if (!program?.tryInstall) {
    return [];
  }
  if (rights !== 'held') {
    const release = releaseOutcome(request.ref, 'would-create');
    return [{ ...release, reason: UNCHECKED }];
  }
  const outcome = await runProgram(host, log, async context =>
    program.tryInstall!(request, context),
  );
  return [releaseOutcome(request.ref, outcome)];
}
