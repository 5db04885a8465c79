import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasFindingPage } from 'backstage-plugin-dapr-vcluster-common';
import { ALL_RULES } from '.';

const DIRECTORY = join(__dirname, '../../../../../../docs/findings');

it.each(ALL_RULES.map(({ id, severity }) => [id, severity]))(
  'the page of %s gives its severity %s',
  (id, severity) => {
    expect(hasFindingPage(id)).toBe(true);
    const page = readFileSync(join(DIRECTORY, `${id}.md`), 'utf8');
    expect(page).toContain(`\nRule \`${id}\`, ${severity}.\n`);
  },
);
