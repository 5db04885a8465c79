import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(__dirname, '..');
const lines = readFileSync(join(PACKAGE, 'Dockerfile'), 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'));
const all = (instruction: string) =>
  lines.flatMap(line =>
    line.startsWith(`${instruction} `)
      ? [line.slice(instruction.length + 1)]
      : [],
  );
const packageJson = JSON.parse(
  readFileSync(join(PACKAGE, 'package.json'), 'utf8'),
);

it('takes packed packages alone from where it is built', () => {
  expect(all('ADD')).toEqual([]);
  const copies = all('COPY').filter(each => !each.startsWith('--from=build '));
  expect(copies).toEqual(['*.tgz /packages/']);
});

it('runs what the package publishes, without a shell and not as root', () => {
  const entry = JSON.parse(all('ENTRYPOINT')[0]) as string[];
  expect(entry.at(-1)).toBe(
    `/app/node_modules/${packageJson.name}/${packageJson.bin}`,
  );
  expect(packageJson.files).toContain(packageJson.bin.split('/')[0]);
  expect(all('USER')).toEqual(['65532:65532']);
  expect(all('FROM').at(-1)).toMatch(/^gcr\.io\/distroless\/.*:nonroot$/);
});

it('has the Node.js that the packages ask for', () => {
  const versions = all('FROM').map(
    from => /node(?:js)?:?(\d+)/.exec(from)?.[1],
  );
  expect(versions).toEqual(['24', '24']);
});
