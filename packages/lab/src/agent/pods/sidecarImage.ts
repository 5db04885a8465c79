import { DAPRD_VERSION } from '../../programs/list';
import { Refusal } from './Refusal';

/** The tag of an image; `latest` when it has none, undefined when a digest takes its place. */
function tagOf(image: string): string | undefined {
  const name = image.split('/').pop()!;
  if (name.includes('@')) {
    return undefined;
  }
  return name.split(':')[1] ?? 'latest';
}

/**
 * Pulls daprd's image as far as the lab can: it has the one version that it built.
 *
 * @param refusals - how often in a row it was refused before; after the first time the kubelet backs off
 * @throws Refusal for any other version
 */
export function pullSidecar(image: string, refusals: number): void {
  if (tagOf(image) === DAPRD_VERSION) {
    return;
  }
  const problem = `failed to pull and unpack image "${image}": the lab has daprd ${DAPRD_VERSION} only: not found`;
  throw refusals === 0
    ? new Refusal('ErrImagePull', problem)
    : new Refusal(
        'ImagePullBackOff',
        `Back-off pulling image "${image}": ErrImagePull: ${problem}`,
      );
}
