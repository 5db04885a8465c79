import { request } from 'node:http';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  OPERATION_IDS,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { TestPortal } from '../../__testUtils__/TestPortal';

const hosts = new TestHosts();
let portal: TestPortal;
const uncaught = jest.fn();

beforeAll(async () => {
  process.on('uncaughtException', uncaught);
  const { server } = await hosts.start();
  portal = await TestPortal.start([{ name: 'sandbox', server }]);
});
afterAll(async () => {
  process.off('uncaughtException', uncaught);
  await portal?.stop();
  await hosts.close();
});

/** Sends a path as it is: other clients take dots and mistakes out of it first. */
function send(method: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(
      portal.address,
      {
        method,
        path: `/api/dapr-vcluster${path}`,
        headers: { authorization: mockCredentials.user.header() },
      },
      response => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    )
      .on('error', reject)
      .end();
  });
}

const PATHS = [...new Set(OPERATION_IDS.map(id => OPERATIONS[id].path))];
const PARAMETERS = ['sandbox', '..', '%2e%2e', 'A_b', '%zz', '%00', '%0a'];

describe.each(['OPTIONS', 'HEAD', 'GET', 'DELETE', 'PUT'])('%s', method => {
  it.each(PATHS)('is answered on %s whatever its parameters', async path => {
    const statuses = await Promise.all(
      PARAMETERS.map(parameter =>
        send(method, path.replace(/:\w+/g, parameter)),
      ),
    );
    const [, ...ofWrongNames] = statuses;
    const isRefused = method !== 'OPTIONS' && path.includes(':');
    expect(
      statuses.filter(status => ![200, 204, 400, 404].includes(status)),
    ).toEqual([]);
    expect(isRefused && ofWrongNames.some(status => status < 400)).toBe(false);
    expect(uncaught).not.toHaveBeenCalled();
  });
});
