import { readYaml } from '../platform/yaml/readYaml';
import { readManifests } from './readManifests';

const configMap = (name: string, namespace?: string) =>
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
${namespace ? `  namespace: ${namespace}\n` : ''}`;

describe('readManifests', () => {
  it('puts every object into the namespace', () => {
    const text = `${configMap('a')}---\n${configMap('b', 'shop')}`;
    expect(
      readManifests(readYaml(text), 'shop').map(({ object, line }) => [
        line,
        object.metadata,
      ]),
    ).toEqual([
      [1, { name: 'a', namespace: 'shop' }],
      [6, { name: 'b', namespace: 'shop' }],
    ]);
  });

  it.each([
    ['', 'manifests has no object in it'],
    ['# nothing', 'manifests has no object in it'],
    ['[1, 2]', 'the object at line 1 has no usable document'],
    ['kind: Pod', 'the object at line 1 has no usable apiVersion'],
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {generateName: x-}',
      'has no usable metadata.name',
    ],
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: ..}',
      'has no usable metadata.name',
    ],
    [
      'apiVersion: v1/../../x\nkind: Pod\nmetadata: {name: a}',
      'has no usable apiVersion',
    ],
    [
      configMap('a', 'other'),
      'ConfigMap "a" at line 1 is for namespace "other", but only namespace "shop" is written to',
    ],
    [`${configMap('a')}---\n${configMap('a')}`, 'v1 ConfigMap "a" twice'],
  ])('refuses %j', (text, message) => {
    expect(() => readManifests(readYaml(text), 'shop')).toThrow(message);
  });
});
