import { InputError } from '@backstage/errors';
import { writeFiles } from './files';

/** @throws InputError for what cannot be in Git: secret texts, and values that look like credentials. */
export async function writeManifest(
  workspace: string,
  path: string,
  rendered: string | undefined,
): Promise<void> {
  if (rendered === undefined) {
    throw new InputError(
      'file: there are secret texts or values that look like credentials, which do not belong in Git. Refer to a Secret of the vcluster with secretKeyRef instead.',
    );
  }
  await writeFiles(workspace, [{ path, text: rendered }]);
}
