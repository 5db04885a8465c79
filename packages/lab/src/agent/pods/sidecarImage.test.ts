import { DAPRD_VERSION } from '../../programs/list';
import { pullSidecar } from './sidecarImage';

describe('pullSidecar', () => {
  it.each([
    `ghcr.io/dapr/daprd:${DAPRD_VERSION}`,
    `localhost:5000/daprd:${DAPRD_VERSION}`,
  ])('has %s', image => {
    expect(() => pullSidecar(image, 0)).not.toThrow();
  });

  it.each([
    'ghcr.io/dapr/daprd:9.9.9',
    'localhost:5000/daprd',
    `ghcr.io/dapr/daprd:${DAPRD_VERSION}-mariner`,
    `ghcr.io/dapr/daprd@sha256:${'0'.repeat(64)}`,
  ])('does not have %s, and backs off', image => {
    expect(() => pullSidecar(image, 0)).toThrow(
      expect.objectContaining({
        reason: 'ErrImagePull',
        message: expect.stringContaining(`"${image}"`),
      }),
    );
    expect(() => pullSidecar(image, 1)).toThrow(
      expect.objectContaining({
        reason: 'ImagePullBackOff',
        message: expect.stringMatching(
          /^Back-off pulling image ".*: not found$/,
        ),
      }),
    );
  });
});
