import { readFileSync } from 'node:fs';
import { withRoutesTable } from './routesTable';

describe('the table of routes in the README', () => {
  it('is up to date: else run "yarn routes-table" in this package', () => {
    const readme = readFileSync(`${__dirname}/../../../README.md`, 'utf8');
    expect(readme).toBe(withRoutesTable(readme));
  });

  it('needs its two markers', () => {
    expect(() => withRoutesTable('# Title')).toThrow('The README has no');
  });
});
