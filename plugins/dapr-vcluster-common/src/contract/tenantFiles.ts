import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { ObjectSchemaOf, SchemaOf } from '../schema';
import { CreateTenant, createTenantObject } from './tenantWrites';

/** A folder in Git: names, without `..` or a slash at either end. */
const FOLDER =
  /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Body of `POST /tenant-files`. */
export const renderTenantObject = createTenantObject.extend({
  layout: z
    .enum(['flux', 'argocd'])
    .describe('The tool that applies the files'),
  path: z
    .string()
    .max(200)
    .regex(FOLDER, 'has to be a folder in the repository, such as tenants/a')
    .optional()
    .describe('Folder of the files, default tenants/<host namespace>'),
  version: z
    .string()
    .max(64)
    .optional()
    .describe(
      "Version of the chart, one that the platform team offers; default the profile's",
    ),
  location: z
    .string()
    .max(1_000)
    .regex(
      /^https:\/\/[^\s@]+$/,
      'has to be an https address without a user in it',
    )
    .optional()
    .describe(
      'Address of the folder in Git, with which the portal shows whether Git and the host differ',
    ),
});

/**
 * Body of `POST /tenant-files`.
 *
 * @public
 */
export type RenderTenant = CreateTenant & {
  /** The tool that applies the files */
  layout: 'flux' | 'argocd';
  /** Folder of the files, default `tenants/<host namespace>` */
  path?: string;
  /** Version of the chart, one that the platform team offers; default the profile's */
  version?: string;
  /** Address of the folder in Git, with which the portal shows whether Git and the host differ */
  location?: string;
};

/**
 * Body of `POST /tenant-files`.
 *
 * @public
 */
export const renderTenantSchema: SchemaOf<RenderTenant> = renderTenantObject;

/** Answer of `POST /tenant-files`. */
export const renderTenantResultObject = z.object({
  id: z.string(),
  entityRef: z.string().describe('Catalog entity the tenant will have'),
  chartVersion: z.string(),
  files: z.array(z.object({ path: z.string(), content: z.string() })),
  findings: findingsSchema,
});

/**
 * Answer of `POST /tenant-files`.
 *
 * @public
 */
export type RenderTenantResult = {
  id: string;
  /** Catalog entity the tenant will have */
  entityRef: string;
  chartVersion: string;
  files: Array<{ path: string; content: string }>;
  findings: Finding[];
};

/**
 * Answer of `POST /tenant-files`.
 *
 * @public
 */
export const renderTenantResultSchema: ObjectSchemaOf<RenderTenantResult> =
  renderTenantResultObject;
