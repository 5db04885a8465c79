import { dirname } from 'node:path';
import { builtPrograms, cacheFolder, programPath } from './build';
import { GO_PROGRAMS } from './list';

describe('the cache of programs', () => {
  it('is outside the repository, one file per program', () => {
    const paths = [...builtPrograms().values()];
    expect(new Set(paths).size).toBe(GO_PROGRAMS.length);
    expect(new Set(paths.map(path => dirname(path)))).toEqual(
      new Set([cacheFolder()]),
    );
    expect(cacheFolder()).not.toContain('packages/lab');
  });

  it('names a program after what it is built from', () => {
    const [etcd] = GO_PROGRAMS;
    expect(programPath(etcd)).toBe(programPath({ ...etcd }));
    expect(programPath({ ...etcd, tags: 'other' })).not.toBe(programPath(etcd));
  });
});
