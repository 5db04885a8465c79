'use strict';
// What the image of all samples runs: the one that the variable names.
const ROLES = [
  'writer',
  'reader',
  'publisher',
  'subscriber',
  'caller',
  'callee',
];

const { SAMPLE_ROLE } = process.env;

if (!ROLES.includes(SAMPLE_ROLE)) {
  process.stderr.write(
    `SAMPLE_ROLE is "${SAMPLE_ROLE ?? ''}", but has to be one of ${ROLES.join(
      ', ',
    )}\n`,
  );
  process.exit(2);
}
require(`./${SAMPLE_ROLE}.cjs`);
