import { parseAllDocuments } from 'yaml';
import { renderPreview } from './renderPreview';

const SECRET = 'hunter2-hunter2';

const wanted = {
  namespace: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } },
  objects: [
    {
      resource: {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        plural: 'helmreleases',
        namespaced: true,
      },
      object: {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: { name: 'a', namespace: 'n' },
        spec: { values: { replicas: 1, password: SECRET } },
      },
    },
  ],
};
const request = {
  chartVersion: '0.37.2',
  values: { replicas: 1, registry: { password: SECRET } },
};

const parsed = (text: string) =>
  parseAllDocuments(text).map(document => document.toJS());

it('shows the objects as they would be written, without credentials', () => {
  const text = renderPreview(wanted, request, {});
  const [namespace, release] = parsed(text);
  expect(namespace).toEqual(wanted.namespace);
  expect(release).toMatchObject({
    kind: 'HelmRelease',
    spec: { values: { replicas: 1 } },
  });
  expect(text).not.toContain(SECRET);
});

it('shows the values where a program installs the chart', () => {
  const program = {} as Parameters<typeof renderPreview>[2]['program'];
  const text = renderPreview({ ...wanted, objects: [] }, request, { program });
  expect(parsed(text).at(-1)).toMatchObject({ replicas: 1 });
  expect(text).toContain('# Values of the vcluster chart 0.37.2');
  expect(text).not.toContain(SECRET);
});

it('is bounded', () => {
  const long = { ...request, values: { text: 'x'.repeat(200_000) } };
  const program = {} as Parameters<typeof renderPreview>[2]['program'];
  const text = renderPreview({ ...wanted, objects: [] }, long, { program });
  expect(text.length).toBeLessThan(66_000);
  expect(text).toMatch(/# The rest is not shown\.\n$/);
});
