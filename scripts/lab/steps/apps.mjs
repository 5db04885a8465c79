import { expect, expectEqual } from '../../check/expect.mjs';
import { TENANT_A, TENANT_B } from '../../check/fixtures.mjs';
import { listSidecars } from '../../check/portal-api.mjs';
import { callApp } from './host.mjs';

/** Address of an app of a tenant, by its app id. */
export async function addressOf(host, client, tenant, appId) {
  const sidecars = await listSidecars(client, tenant);
  const sidecar = sidecars.find(each => each.appId === appId && each.hostPod);
  expect(sidecar, `${tenant} has no sidecar ${appId}`, sidecars);
  return host.podIp(sidecar.hostPod);
}

async function writeAndRead(host, client, tenant, value) {
  const writer = await addressOf(host, client, tenant, 'writer');
  const reader = await addressOf(host, client, tenant, 'reader');
  const written = await callApp(`http://${writer}:8080/?value=${value}`, {
    method: 'POST',
  });
  const read = await callApp(`http://${reader}:8080/`);
  expectEqual(read, written, `What the reader of ${tenant} sees`);
  expectEqual(read, [value], `The values of ${tenant}`);
  return JSON.stringify(read);
}

/** The tutorial's apps talk through real sidecars and a real Redis. */
export const realAppSteps = host => [
  {
    name: 'Redis keeps nothing of an earlier run',
    run: async () => {
      await host.redis('FLUSHALL');
    },
  },
  {
    name: "team-a: the writer's POST and the reader's GET agree",
    run: ({ as: { ann } }) => writeAndRead(host, ann, TENANT_A, '42'),
  },
  {
    name: 'team-b: its values are its own',
    run: ({ as: { ben } }) => writeAndRead(host, ben, TENANT_B, '7'),
  },
];
