import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputNames } from './__testUtils__/readInput';

it('every input has a test', () => {
  const tests = readdirSync(__dirname)
    .filter(file => file.endsWith('.test.ts'))
    .map(file => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
  const untested = inputNames().filter(name => !tests.includes(`'${name}'`));
  expect(untested).toEqual([]);
});
