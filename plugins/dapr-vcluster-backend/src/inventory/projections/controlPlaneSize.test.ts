import { claimedVolumes, controlPlaneRequests } from './controlPlaneSize';

const requests = (cpu?: string, memory?: string) => ({
  resources: {
    requests: { ...(cpu && { cpu }), ...(memory && { memory }) },
  },
});

describe('controlPlaneRequests', () => {
  it('adds containers up', () => {
    expect(
      controlPlaneRequests({
        containers: [requests('200m', '256Mi'), requests('0.02', '64Mi')],
      }),
    ).toEqual({ cpu: 0.22, memory: 320 * 2 ** 20 });
  });

  it('has no number of what one container does not request: that is not zero', () => {
    expect(
      controlPlaneRequests({ containers: [requests('200m'), {}] }),
    ).toEqual({ cpu: undefined, memory: undefined });
    expect(
      controlPlaneRequests({
        containers: [requests('1', '1Gi'), requests('1')],
      }),
    ).toEqual({ cpu: 2, memory: undefined });
  });
});

describe('claimedVolumes', () => {
  it('reads size and class of each template', () => {
    expect(
      claimedVolumes([
        {
          spec: {
            storageClassName: 'fast',
            resources: { requests: { storage: '5Gi' } },
          },
        },
        { spec: { resources: { requests: { storage: 'much' } } } },
        {},
      ]),
    ).toEqual([
      { bytes: 5 * 2 ** 30, storageClass: 'fast' },
      { bytes: undefined, storageClass: undefined },
      { bytes: undefined, storageClass: undefined },
    ]);
  });
});
