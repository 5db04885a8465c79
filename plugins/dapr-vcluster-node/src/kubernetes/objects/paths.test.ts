import { pathOf } from './paths';
import { RESOURCES } from './resources';

const ref = { namespace: 'default', name: 'settings' };

describe('pathOf', () => {
  it('gives the paths of kinds, objects and subresources', () => {
    const { configMaps, namespaces, components } = RESOURCES;
    expect(pathOf(configMaps)).toBe('/api/v1/configmaps');
    expect(pathOf(configMaps, ref, 'status')).toBe(
      '/api/v1/namespaces/default/configmaps/settings/status',
    );
    expect(pathOf(namespaces, { name: 'a' })).toBe('/api/v1/namespaces/a');
    expect(pathOf(components, { namespace: 'a' })).toBe(
      '/apis/dapr.io/v1alpha1/namespaces/a/components',
    );
  });

  it('refuses an object of a namespaced kind without its namespace', () => {
    expect(() => pathOf(RESOURCES.configMaps, { name: 'a' })).toThrow(
      'its namespace is missing',
    );
  });

  it.each(['', '.', '..'])('refuses "%s" as a name', name => {
    expect(() => pathOf(RESOURCES.configMaps, { ...ref, name })).toThrow(
      'is not a name',
    );
  });

  it('keeps a name in its place', () => {
    expect(pathOf(RESOURCES.configMaps, { ...ref, name: '../secrets' })).toBe(
      '/api/v1/namespaces/default/configmaps/..%2Fsecrets',
    );
  });
});
