import { memoryLimit } from './memoryLimit';

const limitOf = (resources?: Record<string, unknown>) =>
  memoryLimit({ name: 'daprd', image: 'x', resources });

describe('memoryLimit', () => {
  it.each([
    [{ limits: { memory: '16Mi' } }, 16_777_216],
    [{ limits: { memory: '1.5k' } }, 1500],
    [{ limits: { cpu: '1' } }, undefined],
    [{ requests: { memory: '16Mi' } }, undefined],
    [undefined, undefined],
  ])('of %j is %s', (resources, bytes) => {
    expect(limitOf(resources)).toBe(bytes);
  });
});
