import { INSIGHT_OPERATIONS } from './insightOperations';
import { PORTAL_OPERATIONS } from './portalOperations';
import { RESOURCE_OPERATIONS } from './resourceOperations';
import { TENANT_OPERATIONS } from './tenantOperations';
import { WAVE_OPERATIONS } from './waveOperations';

/**
 * All operations of the backend. Routes, typed client, OpenAPI document, MCP actions, permission checks, audit events
 * and the README's table come from here; the shapes of input and answer are in `OPERATION_SCHEMAS`.
 *
 * @public
 */
export const OPERATIONS = {
  ...PORTAL_OPERATIONS,
  ...TENANT_OPERATIONS,
  ...WAVE_OPERATIONS,
  ...RESOURCE_OPERATIONS,
  ...INSIGHT_OPERATIONS,
};

/**
 * Name of an operation.
 *
 * @public
 */
export type OperationId = keyof typeof OPERATIONS;

/**
 * All operation names, in the order of the table.
 *
 * @public
 */
export const OPERATION_IDS = Object.keys(OPERATIONS) as OperationId[];
