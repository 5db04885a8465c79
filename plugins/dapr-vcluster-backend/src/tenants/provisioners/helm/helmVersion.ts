import { unavailable } from '../../../platform/errors';
import { HelmOptions } from './HelmOptions';
import { runHelm } from './runHelm';

type HelmVersion = [major: number, minor: number];

/** The first that labels releases, and has dry runs checked by the API server. */
const OLDEST: HelmVersion = [3, 13];

const isNewEnough = ([major, minor]: HelmVersion) =>
  major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);

/** @throws ServiceUnavailableError when Helm is missing, or older than 3.13. */
export async function assertHelm(options: HelmOptions): Promise<void> {
  const { command, timeoutSeconds } = options;
  const { stdout } = await runHelm({
    command,
    args: ['version', '--template', '{{.Version}}'],
    timeoutSeconds,
  });
  const [, major, minor] =
    /(?<!\d)(\d+)\.(\d+)/.exec(stdout)?.map(Number) ?? [];
  if (
    major !== undefined &&
    minor !== undefined &&
    isNewEnough([major, minor])
  ) {
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
