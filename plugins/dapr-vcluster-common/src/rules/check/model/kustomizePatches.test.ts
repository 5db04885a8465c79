import { kustomizePatches } from './kustomizePatches';

it.each<[string, string, object, string[]]>([
  [
    'named beside it',
    'overlay/kustomization.yaml',
    {
      patches: [
        { path: 'a.yaml' },
        { path: './b.yaml' },
        { patch: '- op: remove' },
      ],
    },
    ['overlay/a.yaml', 'overlay/b.yaml'],
  ],
  [
    'in other folders',
    'x/overlay/kustomization.yml',
    {
      patchesStrategicMerge: ['../base/c.yaml', 'kind: x\n', '../../../d.yaml'],
      patchesJson6902: [{ path: 'e.yaml' }],
    },
    ['x/base/c.yaml', 'x/overlay/e.yaml'],
  ],
  [
    'by its kind',
    'any.yaml',
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      patches: [{ path: 'a.yaml' }],
    },
    ['a.yaml'],
  ],
  [
    'of other programs',
    'kustomization.yaml',
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      patches: [{ path: 'a.yaml' }],
    },
    [],
  ],
  ['of no list', 'kustomization.yaml', { patches: 'a.yaml' }, []],
])('knows patches %s', (_, file, value, expected) => {
  expect(
    [...kustomizePatches([{ file, value: value as never }])].sort(),
  ).toEqual(expected);
});
