import { ManualClock } from '../../clock/ManualClock';
import { RawClient } from '../../connection/RawClient';
import { ApiServer } from '../ApiServer';
import { startApiServer } from '../startApiServer';

const ACCOUNTS = '/api/v1/namespaces/default/serviceaccounts';
const clock = new ManualClock('2026-11-29T12:00:00Z');
let server: ApiServer;
let admin: RawClient;

beforeAll(async () => {
  server = await startApiServer({ name: 'tokens', clock });
  admin = new RawClient(server, server.adminToken);
  await admin.post(ACCOUNTS, { metadata: { name: 'robot' } });
}, 60_000);
afterAll(async () => {
  admin?.close();
  await server?.close();
});

const request = (spec: object, metadata: object = {}) =>
  admin.post(`${ACCOUNTS}/robot/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    metadata,
    spec,
  });

// As a real API server answers.
it.each([
  [
    { expirationSeconds: 599 },
    {},
    'TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes',
  ],
  [
    { expirationSeconds: 2 ** 32 + 1 },
    {},
    'TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds',
  ],
  [
    {},
    { name: 'other' },
    'TokenRequest.authentication.k8s.io "robot" is invalid: metadata.name: Invalid value: "other": must match the service account name if specified',
  ],
])('refuses %j for %j', async (spec, metadata, message) => {
  const answer = await request(spec, metadata);
  expect(answer.code).toBe(422);
  expect(answer.json()).toMatchObject({ message });
});

it('gives an hour unless told otherwise, and not a second more', async () => {
  const answer = await request({});
  expect(answer.code).toBe(201);
  expect(answer.json()).toMatchObject({
    spec: { expirationSeconds: 3600 },
    status: { expirationTimestamp: '2026-11-29T13:00:00Z' },
  });
  const { token } = answer.json().status;
  const robot = new RawClient(server, token);
  clock.advance(3_599_000);
  // Known, and without rights.
  expect((await robot.get('/api/v1/pods')).code).toBe(403);
  clock.advance(1_000);
  expect((await robot.get('/api/v1/pods')).code).toBe(401);
  robot.close();
});
