import {
  isForbidden,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What was read, or why it may not be. */
export type Permitted<T> = { value?: T; why?: string };

/**
 * What of a vcluster, or of its host, is read, or a sentence on the kind that the portal's account may not list there.
 *
 * @throws any error but that of a missing right
 */
export async function permitted<T>(
  { plural }: Pick<Resource, 'plural'>,
  reading: Promise<T> | undefined,
  where = 'in the vcluster',
): Promise<Permitted<T>> {
  try {
    return { value: await reading };
  } catch (error) {
    if (isForbidden(error)) {
      return { why: `The portal may not list ${plural} ${where}.` };
    }
    throw error;
  }
}
