import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend';
import { ActionOptions } from '../types';
import { Checked } from './report';

/** Checks the Dapr resources and workloads of a tenant in the backend. */
export async function checkTenant(
  { backend }: ActionOptions,
  ctx: Initiator,
  ref: TenantRef,
): Promise<Checked> {
  const { findings, objects, notChecked } = await backend.call(
    ctx,
    (client, options) => client.checkTenant(ref, options),
  );
  return {
    what: `${objects} object(s) of tenant ${formatTenantRef(ref)}`,
    findings,
    fixed: 0,
    notes: [],
    notChecked,
  };
}
