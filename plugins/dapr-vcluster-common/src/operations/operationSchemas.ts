import { z } from 'zod/v3';
import { dnsLabel } from '../tenants';
import {
  adoptTenantResultSchema,
  adoptTenantSchema,
  releaseTenantResultSchema,
} from '../contract/adopt';
import {
  applyComponentResultSchema,
  applyComponentSchema,
  deleteComponentResultSchema,
} from '../contract/componentWrites';
import { daprComponentListSchema } from '../contract/components';
import { secretNamesSchema } from '../contract/secretNames';
import { controlPlaneSchema } from '../contract/controlPlane';
import { differenceSchema } from '../contract/differences';
import { appExplanationAnswerSchema } from '../contract/explanation';
import { flagSchema } from '../contract/flag';
import { hostListSchema, optionsSchema } from '../contract/hosts';
import {
  containerLogSchema,
  logContainerListSchema,
  logEventSchema,
  logQuerySchema,
} from '../contract/logs';
import {
  issueKubeconfigResultSchema,
  issueKubeconfigSchema,
  revokeKubeconfigsResultSchema,
} from '../contract/kubeconfig';
import {
  pauseTenantResultSchema,
  resumeTenantResultSchema,
} from '../contract/pause';
import {
  applyManifestsResultSchema,
  applyManifestsSchema,
  deleteManifestsResultSchema,
  deleteManifestsSchema,
} from '../contract/manifests';
import {
  applyResourceResultSchema,
  applyResourceSchema,
  daprResourceListSchema,
  tenantCheckSchema,
} from '../contract/resources';
import {
  fleetSavingsSchema,
  savingsExportSchema,
  savingsPricesSchema,
  tenantSavingsSchema,
} from '../contract/savingsAnswers';
import { tenantLedgerAnswerSchema } from '../contract/savingsLedger';
import { hostCheckSchema, setupSchema } from '../contract/setup';
import { sidecarListSchema, tenantEventListSchema } from '../contract/sidecars';
import { tenantContextSchema } from '../contract/tenantContext';
import {
  createTenantResultSchema,
  createTenantSchema,
  deleteTenantResultSchema,
  installationLogSchema,
} from '../contract/tenantWrites';
import { tenantListSchema, tenantQuerySchema } from '../contract/tenantList';
import {
  renderTenantResultSchema,
  renderTenantSchema,
} from '../contract/tenantFiles';
import { tenantSchema } from '../contract/tenants';
import {
  extendTenantResultSchema,
  extendTenantSchema,
  keepTenantResultObject,
  keepTenantSchema,
  lifecyclePreviewObject,
  scheduleTenantResultObject,
  scheduleTenantSchema,
} from '../contract/lifecycle';
import { topologySchema } from '../contract/topology';
import {
  changeProfileResultSchema,
  changeProfileSchema,
} from '../contract/profileChange';
import {
  upgradeTenantResultSchema,
  upgradeTenantSchema,
} from '../contract/upgrade';
import {
  resumeUpgradeWaveSchema,
  startUpgradeWaveResultSchema,
  startUpgradeWaveSchema,
  upgradeWaveSchema,
} from '../contract/upgradeWaves';
import { usageSchema } from '../contract/usage';
import { SchemaOf } from '../schema';
import { OperationId } from './operations';
import { OperationTypes } from './operationTypes';

/**
 * Schemas of the query, body and answer of one operation.
 *
 * @public
 */
export type SchemasOf<Id extends OperationId> = {
  answer: SchemaOf<OperationTypes[Id]['answer']>;
} & (OperationTypes[Id] extends { query: infer Query }
  ? { query: SchemaOf<Query> & { shape: z.ZodRawShape } }
  : { query?: undefined }) &
  (OperationTypes[Id] extends { body: infer Body }
    ? { body: SchemaOf<Body> }
    : { body?: undefined }) &
  (OperationTypes[Id] extends { stream: infer Line }
    ? { stream: SchemaOf<Line> }
    : { stream?: undefined });

const dryRunQuery = z.object({ dryRun: flagSchema });
const applyQuery = dryRunQuery.extend({ update: flagSchema });
const deleteQuery = dryRunQuery.extend({ force: flagSchema });
const exportSchemas = {
  query: z.object({ format: z.enum(['csv', 'json']).default('csv') }),
  answer: savingsExportSchema,
};
const logSchemas = {
  query: logQuerySchema,
  answer: containerLogSchema,
  stream: logEventSchema,
};

/**
 * What the backend parses and describes each operation with. Browsers do without: they import `OPERATIONS` only.
 *
 * @public
 */
export const OPERATION_SCHEMAS: { [Id in OperationId]: SchemasOf<Id> } = {
  getHealth: { answer: z.object({ status: z.literal('ok') }) },
  getOpenApi: { answer: z.object({}).passthrough() },
  getOptions: { answer: optionsSchema },
  getSetup: { answer: setupSchema },
  listHosts: { answer: hostListSchema },
  checkHost: { answer: hostCheckSchema },
  getControlPlane: { answer: controlPlaneSchema },
  getFleetSavings: { answer: fleetSavingsSchema },
  exportFleetSavings: exportSchemas,
  getSavingsPrices: { answer: savingsPricesSchema },
  listTenants: { query: tenantQuerySchema, answer: tenantListSchema },
  createTenant: {
    query: dryRunQuery.extend({ installation: z.string().uuid().optional() }),
    body: createTenantSchema,
    answer: createTenantResultSchema,
  },
  renderTenant: {
    body: renderTenantSchema,
    answer: renderTenantResultSchema,
  },
  getInstallationLog: {
    query: z.object({
      after: z.coerce.number().int().nonnegative().default(0),
    }),
    answer: installationLogSchema,
  },
  getTenant: { answer: tenantSchema },
  deleteTenant: { query: dryRunQuery, answer: deleteTenantResultSchema },
  pauseTenant: { query: dryRunQuery, answer: pauseTenantResultSchema },
  resumeTenant: { query: dryRunQuery, answer: resumeTenantResultSchema },
  changeProfile: {
    query: dryRunQuery,
    body: changeProfileSchema,
    answer: changeProfileResultSchema,
  },
  extendTenant: {
    query: dryRunQuery,
    body: extendTenantSchema,
    answer: extendTenantResultSchema,
  },
  keepTenant: {
    query: dryRunQuery,
    body: keepTenantSchema,
    answer: keepTenantResultObject,
  },
  scheduleTenant: {
    query: dryRunQuery,
    body: scheduleTenantSchema,
    answer: scheduleTenantResultObject,
  },
  getLifecycle: { answer: lifecyclePreviewObject },
  adoptTenant: {
    query: dryRunQuery,
    body: adoptTenantSchema,
    answer: adoptTenantResultSchema,
  },
  releaseTenant: { query: dryRunQuery, answer: releaseTenantResultSchema },
  upgradeTenant: {
    query: dryRunQuery,
    body: upgradeTenantSchema,
    answer: upgradeTenantResultSchema,
  },
  listUpgradeWaves: {
    answer: z.object({ items: z.array(upgradeWaveSchema) }),
  },
  getUpgradeWave: { answer: upgradeWaveSchema },
  startUpgradeWave: {
    query: dryRunQuery,
    body: startUpgradeWaveSchema,
    answer: startUpgradeWaveResultSchema,
  },
  resumeUpgradeWave: {
    body: resumeUpgradeWaveSchema,
    answer: upgradeWaveSchema,
  },
  cancelUpgradeWave: { answer: upgradeWaveSchema },
  issueKubeconfig: {
    query: dryRunQuery,
    body: issueKubeconfigSchema,
    answer: issueKubeconfigResultSchema,
  },
  revokeKubeconfigs: {
    query: dryRunQuery,
    answer: revokeKubeconfigsResultSchema,
  },
  listComponents: { answer: daprComponentListSchema },
  applyComponent: {
    query: applyQuery,
    body: applyComponentSchema,
    answer: applyComponentResultSchema,
  },
  deleteComponent: { query: deleteQuery, answer: deleteComponentResultSchema },
  listResources: { answer: daprResourceListSchema },
  applyResource: {
    query: applyQuery,
    body: applyResourceSchema,
    answer: applyResourceResultSchema,
  },
  deleteResource: { query: deleteQuery, answer: deleteComponentResultSchema },
  restoreResource: { query: dryRunQuery, answer: applyResourceResultSchema },
  getDifference: { answer: differenceSchema },
  getTenantContext: {
    query: z.object({
      namespace: dnsLabel('namespace').default('default'),
      claims: z
        .string()
        .max(4_000)
        .optional()
        .describe('JSON array of the keys of broker claims to ask for'),
    }),
    answer: tenantContextSchema,
  },
  checkTenant: { answer: tenantCheckSchema },
  listSidecars: { answer: sidecarListSchema },
  explainApp: { answer: appExplanationAnswerSchema },
  listSecretNames: { answer: secretNamesSchema },
  listEvents: { answer: tenantEventListSchema },
  getUsage: { answer: usageSchema },
  getSavings: { answer: tenantSavingsSchema },
  getSavingsLedger: { answer: tenantLedgerAnswerSchema },
  exportSavings: exportSchemas,
  getTopology: { answer: topologySchema },
  getSyncerLog: logSchemas,
  listLogContainers: { answer: logContainerListSchema },
  getLog: logSchemas,
  applyManifests: {
    query: dryRunQuery,
    body: applyManifestsSchema,
    answer: applyManifestsResultSchema,
  },
  deleteManifests: {
    query: dryRunQuery,
    body: deleteManifestsSchema,
    answer: deleteManifestsResultSchema,
  },
};
