import { HelmOptions } from './HelmOptions';

/** What a release needs before it can be installed. */
export type ReleaseState = 'absent' | 'installed' | 'busy' | 'broken';

/** The part of `helm status --output json` that is looked at. */
export type HelmStatus = {
  info?: { status?: string; last_deployed?: string };
};

/**
 * Evaluates a release. One that is pending for longer than a run may take was left by a run that was interrupted: Helm
 * itself would refuse to touch it for ever.
 */
export function releaseState(
  { info }: HelmStatus,
  { timeoutSeconds }: Pick<HelmOptions, 'timeoutSeconds'>,
  now = Date.now(),
): ReleaseState {
  const status = info?.status ?? 'unknown';
  if (status === 'deployed') {
    return 'installed';
  }
  if (!status.startsWith('pending') && status !== 'uninstalling') {
    return 'broken';
  }
  const since = Date.parse(info?.last_deployed ?? '');
  return now - since < timeoutSeconds * 1000 ? 'busy' : 'broken';
}
