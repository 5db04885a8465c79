import {
  describeFailure,
  Failure,
} from '../../../../../scripts/lib/failure.mjs';

/** Has a failed program say its last lines where a test shows errors. */
export async function described<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw error instanceof Failure ? new Error(describeFailure(error)) : error;
  }
}
