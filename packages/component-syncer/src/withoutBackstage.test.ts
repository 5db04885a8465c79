it.each([
  '@backstage/backend-plugin-api',
  '@backstage/backend-test-utils',
  '@backstage/config',
])('loads without %s', name => {
  jest.isolateModules(() => {
    jest.doMock(name, () => {
      throw new Error(`${name} was loaded`);
    });
    expect(Object.keys(require('.'))).toContain('ComponentSyncer');
    expect(Object.keys(require('./program'))).toEqual(['runProgram']);
  });
});
