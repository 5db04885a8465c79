import { unavailable } from '../../errors';
import { HelmOptions } from './HelmOptions';
import { runHelm } from './runHelm';

/** The first with registries (`oci://`) as a matter of course. */
const OLDEST: [major: number, minor: number] = [3, 8];

/** @throws ServiceUnavailableError when Helm is missing, or older than 3.8. */
export async function assertHelm(options: HelmOptions): Promise<void> {
  const { command, timeoutSeconds } = options;
  const { stdout } = await runHelm({
    command,
    args: ['version', '--template', '{{.Version}}'],
    timeoutSeconds,
  });
  const [, major, minor] = /v?(\d+)\.(\d+)/.exec(stdout)?.map(Number) ?? [];
  const known = major !== undefined && minor !== undefined;
  if (known && [major - OLDEST[0] || minor - OLDEST[1]].every(d => d >= 0)) {
    return;
  }
  throw unavailable(
    `The program "${command}" is Helm ${
      stdout.trim() || 'of an unknown version'
    }; needed is ${OLDEST.join('.')} or newer`,
    {
      fix: 'Install a newer Helm, or give its path as daprVcluster.helm.command.',
    },
  );
}
