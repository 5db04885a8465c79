import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
  await path.tenant('shop');
}, 60_000);
afterAll(() => path?.close());

const post = (route: string, body: object) =>
  path.send(
    'POST',
    `/tenants/sandbox/vcluster-shop/shop/${route}?dryRun=true`,
    'teamA',
    body,
  );

const yaml = (items: number) => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: store}
spec: {type: state.redis, version: v1, metadata: [${'{},'.repeat(items)}]}
`;
const json = (items: number) => ({
  name: 'store',
  type: 'state.redis',
  version: 'v1',
  metadata: Array(items).fill({ name: 'a', value: 'b' }),
  scopes: [],
});
const SELF = 'apiVersion: v1\nkind: ConfigMap\nmetadata: &m {name: a, b: *m}\n';

it.each([
  ['manifests', { manifests: yaml(501) }, 'manifests: spec.metadata', '501'],
  ['resources', { manifest: yaml(501) }, 'manifest: spec.metadata', '501'],
  ['components', json(20_000), 'metadata', '20000'],
  ['manifests', { manifests: 'a: 1\n---\n'.repeat(101) }, 'manifests', '102'],
  ['manifests', { manifests: SELF }, 'manifests', 'line 1'],
  ['resources', { manifest: SELF }, 'manifest', 'line 1'],
])(
  '%s refuses input beyond a limit with field, value and fix (%#)',
  async (route, body, field, value) => {
    const { status, body: answer } = await post(route, body);
    expect(status).toBe(400);
    expect(answer.error.details).toMatchObject({
      field,
      value,
      fix: expect.any(String),
    });
  },
);

it('lists at most 100 findings of a Dapr Component', async () => {
  const { status, body } = await post('components', json(400));
  expect(status).toBe(400);
  const { findings } = body.error.details;
  expect(findings).toHaveLength(101);
  expect(findings.at(-1).title).toMatch(/^There are \d+ more findings/);
  expect(JSON.stringify(body).length).toBeLessThan(100_000);
});
