import {
  findingLine,
  ResourceSync,
} from 'backstage-plugin-dapr-vcluster-common';

const WORDS = {
  refused: 'refuses to copy it to the host',
  conflict: 'cannot copy it to the host under its name',
};

/**
 * A Dapr resource that the Component syncer does not copy is of no use to apps.
 *
 * @param what - the Dapr resource, for the message
 * @throws Error with the reason and the fixes
 */
export function assertAccepted(
  what: string,
  sync: ResourceSync | undefined,
): void {
  if (sync?.state !== 'refused' && sync?.state !== 'conflict') {
    return;
  }
  const errors = sync.findings.filter(({ severity }) => severity === 'error');
  const why =
    errors.length > 0
      ? errors.map(findingLine).join('; ')
      : sync.reason ?? 'it says no reason';
  throw new Error(
    `${what} is declared in the vcluster, but the Component syncer ${
      WORDS[sync.state]
    }: ${why}`,
  );
}
