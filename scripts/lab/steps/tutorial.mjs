import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectEqual } from '../../check/expect.mjs';
import { TENANT_B } from '../../check/fixtures.mjs';
import { succeed } from '../../check/tasks.mjs';
import { ROOT } from '../../lib/paths.mjs';

const FOLDER = join(
  ROOT,
  'plugins/dapr-vcluster-common/src/rules/check/testdata/tutorial',
);
const read = name => readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');

/** Settings no newer chart accepts; no scopes; a shared key prefix; a password; sidecars, images and app id of the apps. */
const DEFECTS = [
  'G1',
  'G12/app-id-shared',
  'G12/image',
  'G12/resources',
  'G2',
  'G3',
  'vcluster/legacy',
];

const rulesOf = findings =>
  [
    ...new Set(
      findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ ruleId }) => ruleId),
    ),
  ].sort();

/** A public tutorial's files, which people bring along. */
export const tutorialSteps = [
  {
    name: "dapr:check names the defects of the tutorial's files and fixes them",
    run: async ({ as: { ben } }) => {
      const { output } = await succeed(ben, {
        template: 'lab-import',
        values: {
          tenant: TENANT_B,
          values: read('values'),
          statestore: read('statestore'),
          apps: read('apps'),
        },
      });
      expectEqual(rulesOf(output.found), DEFECTS, 'What the check found');
      expect(
        output.found.every(({ fix }) => fix),
        'A finding has no fix',
        output.found,
      );
      // Which version of an image is meant, only a person knows.
      expectEqual(rulesOf(output.left), ['G12/image'], 'What is left');
      expect(
        output.notes.some(note => note.startsWith('Create Secret')),
        'The check does not say that a Secret is missing',
        output.notes,
      );
      return `${output.found.length} findings, ${output.fixed} fixed`;
    },
  },
];
