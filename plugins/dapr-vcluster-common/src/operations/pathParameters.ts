import { z } from 'zod/v3';
import { dnsLabel, objectName } from '../tenants';
import { appNameSchema } from '../contract/explanation';
import { daprKindSchema } from '../contract/daprKinds';
import { PathParameterName } from './operation';
import { OperationId, OPERATIONS } from './operations';

/**
 * Names of all parameters in paths.
 *
 * @public
 */
export type AnyPathParameter = PathParameterName<
  (typeof OPERATIONS)[OperationId]['path']
>;

/** Names of pods are longer than others, and may have dots. */
const podName = z
  .string()
  .max(253, 'pod has more than 253 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'pod must be lower-case letters, digits, dashes and dots, and begin and end with a letter or digit',
  );

/**
 * How each parameter in a path is parsed, and what messages and audit events call it.
 *
 * @public
 */
export const PATH_PARAMETERS: Record<
  AnyPathParameter,
  { field: string; schema: z.ZodType<string> }
> = {
  host: { field: 'host', schema: dnsLabel('host') },
  namespace: { field: 'namespace', schema: dnsLabel('namespace') },
  name: { field: 'name', schema: dnsLabel('name') },
  virtualNamespace: { field: 'namespace', schema: dnsLabel('namespace') },
  component: { field: 'component', schema: objectName('name') },
  resource: { field: 'name', schema: objectName('name') },
  kind: { field: 'kind', schema: daprKindSchema },
  app: { field: 'app', schema: appNameSchema },
  pod: { field: 'pod', schema: podName },
  container: { field: 'container', schema: dnsLabel('container') },
  id: { field: 'id', schema: z.string().uuid() },
};
