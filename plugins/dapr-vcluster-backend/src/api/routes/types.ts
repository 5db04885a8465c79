import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { DaprComponentService } from '../../dapr/components';
import { ManifestService } from '../../manifests';
import { DaprResourceService } from '../../dapr/resources';
import { TenantCreator, TenantRemover } from '../../tenants';

/** What the writing routes need. */
export type WriteRouteDeps = {
  auditor: AuditorService;
  /** Who asks; services come through here too, and are refused by name of the permission. */
  credentials(request: Request): Promise<BackstageCredentials>;
  creator: TenantCreator;
  remover: TenantRemover;
  components: DaprComponentService;
  manifests: ManifestService;
  resources: DaprResourceService;
};
