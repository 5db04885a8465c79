import { podResources } from './podResources';

const asks = (cpu: string, memory: string) => ({
  resources: { requests: { cpu, memory } },
});

describe('podResources', () => {
  it('adds containers and native sidecars', () => {
    const spec = {
      containers: [asks('100m', '1Gi'), {}],
      initContainers: [{ ...asks('50m', '1Gi'), restartPolicy: 'Always' }],
    };
    expect(podResources(spec, 'requests').cpu).toBeCloseTo(0.15);
    expect(podResources(spec, 'requests').memory).toBe(2 ** 31);
    expect(podResources(spec, 'limits')).toEqual({ cpu: 0, memory: 0 });
  });

  it('counts an init container only where it requests more than all that follows', () => {
    const spec = {
      containers: [asks('1', '1Gi')],
      initContainers: [asks('2', '512Mi')],
    };
    expect(podResources(spec, 'requests')).toEqual({ cpu: 2, memory: 2 ** 30 });
  });

  it('treats an invalid quantity as zero', () => {
    expect(
      podResources({ containers: [asks('a lot', '')] }, 'requests'),
    ).toEqual({ cpu: 0, memory: 0 });
  });
});
