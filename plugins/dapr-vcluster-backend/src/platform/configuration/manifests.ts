import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** Manifest with the rights that the portal needs on every host. */
export const RIGHTS_MANIFEST = join(
  resolvePackagePath('backstage-plugin-dapr-vcluster-backend', 'manifests'),
  'rbac.yaml',
);
