import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../lib/failure.mjs';

const show = value => JSON.stringify(value, undefined, 1)?.slice(0, 2000);

/** Throws unless `condition` holds; `evidence` is printed below the sentence. */
export function expect(condition, sentence, evidence) {
  if (!condition) {
    throw new Failure(
      sentence,
      evidence === undefined ? [] : show(evidence).split('\n'),
    );
  }
}

/** Throws unless both values are equal, member by member. */
export function expectEqual(actual, wanted, what) {
  expect(
    isDeepStrictEqual(actual, wanted),
    `${what} is ${show(actual)}, but should be ${show(wanted)}`,
  );
}
