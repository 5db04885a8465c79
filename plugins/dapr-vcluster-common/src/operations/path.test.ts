import { OPERATION_IDS, OPERATIONS } from './operations';
import { operationPath } from './path';

describe('operationPath', () => {
  it('encodes every parameter', () => {
    expect(
      operationPath('deleteResource', {
        host: 'h',
        namespace: 'a/b',
        name: 'é',
        kind: 'Component',
        virtualNamespace: 'n',
        resource: 'x?y=z#',
      }),
    ).toBe('/tenants/h/a%2Fb/%C3%A9/resources/Component/n/x%3Fy%3Dz%23');
  });

  it.each(['', '.', '..'])('rejects %p as a parameter', host => {
    expect(() => operationPath('getControlPlane', { host })).toThrow(
      `"${host}" cannot be the host in a path`,
    );
  });
});

describe('OPERATIONS', () => {
  it('has each method and path once', () => {
    const routes = OPERATION_IDS.map(id => {
      const { method, path } = OPERATIONS[id];
      return `${method} ${path.replace(/:\w+/g, ':')}`;
    });
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('audits every write whether or not it is refused', () => {
    const unaudited = OPERATION_IDS.filter(id => {
      const { method, audit } = OPERATIONS[id];
      return method !== 'get' && audit.when !== 'always';
    });
    expect(unaudited).toEqual([]);
  });
});
