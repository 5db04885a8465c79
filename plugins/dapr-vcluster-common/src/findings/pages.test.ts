import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARDRAILS } from '../rules/guardrails';
import { FINDING_PAGES, hasFindingPage } from './pages';

const DIRECTORY = join(__dirname, '../../../../docs/findings');

const read = (file: string) => readFileSync(join(DIRECTORY, file), 'utf8');

const files = readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.md') && file !== 'README.md')
  .map(file => file.replace(/\.md$/, '').replaceAll('\\', '/'));

describe('the pages of findings', () => {
  it('are there for every rule, and for none that is not there', () => {
    expect(files.sort()).toEqual([...FINDING_PAGES].sort());
  });

  it('are all in the index, each once', () => {
    const listed = [
      ...read('README.md').matchAll(/^\| \[([^\]]+)\]\(([^)]+)\.md\)/gm),
    ];
    expect(listed.map(([, label]) => label).sort()).toEqual(
      [...FINDING_PAGES].sort(),
    );
    expect(listed.filter(([, label, target]) => label !== target)).toEqual([]);
  });

  it.each(FINDING_PAGES)('name rule, evidence and remedy: %s', id => {
    const page = read(`${id}.md`);
    expect(page).toMatch(/^# \S/);
    expect(page).toContain(`\nRule \`${id}\`, `);
    expect(
      [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title).slice(0, 3),
    ).toEqual(['What it means', 'How it is known', 'What to do']);
  });

  it('leave guardrails to their own document', () => {
    expect(Object.keys(GUARDRAILS).filter(hasFindingPage)).toEqual([]);
  });
});
