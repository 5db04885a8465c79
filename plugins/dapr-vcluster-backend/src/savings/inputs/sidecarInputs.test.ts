import { sidecarInputs } from './sidecarInputs';

const pod = (cpu?: string, memory?: string, daprd = {}) => ({
  daprd: daprd as never,
  annotations: {
    ...(cpu !== undefined && { 'dapr.io/sidecar-cpu-request': cpu }),
    ...(memory !== undefined && { 'dapr.io/sidecar-memory-request': memory }),
  },
});

it('adds up what annotations request', () => {
  const { each } = sidecarInputs(
    [pod('100m', '64Mi'), pod('0.2', '64Mi')],
    true,
  );
  expect(each).toMatchObject({
    name: '2 × daprd',
    cpu: { value: expect.closeTo(300, 9) },
    memory: { value: 128 * 2 ** 20 },
  });
});

it.each([
  [undefined, undefined],
  ['', ''],
  ['-5', '-1Gi'],
  ['1e999', '1e999'],
  ['-1e999', '9e999Ei'],
  ['NaN', 'Infinity'],
  ['lots', 'of it'],
  ['0x10', '1 Gi'],
  ['100m; rm', '64MB'],
  ['１００m', '64Mi '],
  ['1'.repeat(400), '1'.repeat(400)],
])(
  'a tenant that writes %j and %j into its annotations breaks nothing',
  (cpu, memory) => {
    const { each } = sidecarInputs(
      [pod(cpu, memory), pod('100m', '64Mi')],
      true,
    );
    expect(each).toMatchObject({
      cpu: {
        value: 100,
        detail: expect.stringContaining('1 of them set no request'),
      },
      memory: { value: 64 * 2 ** 20 },
    });
  },
);

it('does not know how many there are while the pods are not known', () => {
  expect(sidecarInputs([], false).count).toEqual({
    state: 'unknown',
    reason: 'The pods of the host are not known.',
  });
});
