import { appIdOfSidecar, wantsSidecar } from './sidecarIdentity';
import { SidecarPod } from './sidecarPod';

describe('appIdOfSidecar', () => {
  const pod = (fields: Partial<SidecarPod>): SidecarPod => ({
    namespace: 'a',
    name: 'pod-1',
    labels: {},
    annotations: {},
    ...fields,
  });
  const key = 'dapr.io/app-id';
  const daprd = { native: false, image: '', appId: 'by-argument' };

  it.each([
    ['by-label', pod({ labels: { [key]: 'by-label' }, daprd })],
    ['by-argument', pod({ annotations: { [key]: 'by-annotation' }, daprd })],
    ['by-annotation', pod({ annotations: { [key]: 'by-annotation' } })],
    ['pod-1', pod({})],
  ])('%s', (appId, each) => {
    expect(appIdOfSidecar(each)).toBe(appId);
  });
});

describe('wantsSidecar', () => {
  it.each([
    ['true', true],
    ['yes', true],
    ['True ', true],
    ['on!', true],
    ['false', false],
    ['No', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (value, wanted) => {
    expect(wantsSidecar(value)).toBe(wanted);
  });
});
