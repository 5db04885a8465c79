import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARDRAILS } from './rules';

const document = readFileSync(
  join(__dirname, '../../../../../docs/guardrails.md'),
  'utf8',
);

describe('the guardrails', () => {
  it('are all described, and none that is not there', () => {
    const described = [...document.matchAll(/^\| ([\w-]+(?:\/[\w-]+)?) +\|/gm)]
      .map(([, id]) => id)
      .filter(id => id !== 'rule' && !/^-+$/.test(id));
    expect(described.sort()).toEqual(Object.keys(GUARDRAILS).sort());
  });
});
