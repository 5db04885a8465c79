import { expect, test } from '@playwright/test';
import { backendOf } from './support/backend';
import { signInAs } from './support/signIn';

const TENANT = 'sandbox/vcluster-vault/vault';
const ENTITY = '/catalog/default/resource/sandbox-vault';

/** One secret value for each location. */
const PLANTED = {
  component: 'planted-in-component-1',
  header: 'planted-in-header-2',
  environment: 'planted-in-environment-3',
  annotation: 'planted-in-annotation-4',
  secret: 'planted-in-secret-5',
  event: 'planted-in-event-6',
};

const MANIFESTS = [
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'own' },
    stringData: { key: PLANTED.secret },
  },
  {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'keeper.1' },
    involvedObject: { kind: 'Pod', namespace: 'default', name: 'keeper' },
    type: 'Warning',
    reason: 'BackOff',
    message: `cannot dial redis://user:${PLANTED.event}@redis:6379`,
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'keeper' },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'keeper' } },
      template: {
        metadata: {
          labels: { app: 'keeper' },
          annotations: {
            'dapr.io/enabled': 'true',
            'dapr.io/app-id': 'keeper',
            'dapr.io/disable-builtin-k8s-secret-store': 'true',
            'dapr.io/env': `KEY=${PLANTED.environment}`,
            'vcluster.loft.sh/token-x': PLANTED.annotation,
          },
        },
        spec: {
          containers: [
            {
              name: 'app',
              image: 'example.org/keeper:1',
              env: [{ name: 'KEY', value: PLANTED.environment }],
            },
          ],
        },
      },
    },
  },
]
  .map(object => JSON.stringify(object))
  .join('\n---\n');

test('shows no secret on any page or in any response', async ({
  page,
  request,
}) => {
  const answers: string[] = [];
  page.on('response', response => {
    // Ignores responses without a body, aborted responses and streams.
    response.text().then(
      text => answers.push(text),
      () => {},
    );
  });
  await signInAs(page, 'ann');
  const call = await backendOf(page, request);
  const created = await call('POST', '/tenants', {
    host: 'sandbox',
    name: 'vault',
    owner: 'group:default/team-a',
  });
  expect([201, 200]).toContain(created.status);
  const tenant = `/tenants/${TENANT}`;
  await expect
    .poll(async () => JSON.parse((await call('GET', tenant)).text).phase)
    .toBe('ready');

  const planted = [
    await call('POST', `${tenant}/manifests`, { manifests: MANIFESTS }),
    await call('POST', `${tenant}/components`, {
      name: 'store',
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'redisHost', value: 'redis.databases:6379' },
        { name: 'keyPrefix', value: 'vault' },
      ],
      secrets: { redisPassword: PLANTED.component },
      scopes: ['keeper'],
      ignoreErrors: true,
    }),
    await call('POST', `${tenant}/resources`, {
      manifest: JSON.stringify({
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'HTTPEndpoint',
        metadata: { name: 'api' },
        spec: { baseUrl: 'https://api.example.com' },
        scopes: ['keeper'],
      }),
      secrets: { Authorization: PLANTED.header },
    }),
  ];
  expect(planted.map(({ status }) => status)).toEqual([200, 201, 201]);

  // The catalog is updated shortly after the creation of a tenant.
  await expect(async () => {
    await page.goto(ENTITY);
    await expect(page.getByRole('link', { name: 'Sidecars' })).toBeVisible({
      timeout: 5_000,
    });
  }).toPass();
  // Each page with its request and a text that it shows.
  const pages: Array<[path: string, answer: string, text: RegExp]> = [
    [ENTITY, tenant, /vault/],
    [`${ENTITY}/vcluster`, `${tenant}/events`, /cannot dial/],
    [`${ENTITY}/dapr-components`, `${tenant}/components`, /store/],
    [`${ENTITY}/sidecars`, `${tenant}/sidecars`, /keeper/],
    ['/dapr-vclusters', '/tenants', /vault/],
  ];
  const shown: string[] = [];
  for (const [path, answer, text] of pages) {
    const answered = page.waitForResponse(
      response =>
        new URL(response.url()).pathname.endsWith(answer) && response.ok(),
    );
    await page.goto(path);
    shown.push(await (await answered).text());
    await expect(page.getByText(text).first()).toBeVisible();
    shown.push(await page.content());
  }
  const all = [...shown, ...answers, ...planted.map(({ text }) => text)];
  // The data around the secrets was read.
  for (const beside of ['store-secrets', 'cannot dial', 'redis.databases']) {
    expect(all.some(text => text.includes(beside))).toBe(true);
  }
  const leaks = Object.entries(PLANTED).filter(([, secret]) =>
    all.some(
      text =>
        text.includes(secret) || text.includes(btoa(secret).replace(/=+$/, '')),
    ),
  );
  expect(leaks).toEqual([]);

  await expect
    .poll(async () => JSON.parse((await call('DELETE', tenant)).text).outcome, {
      timeout: 60_000,
    })
    .toBe('absent');
});
