import { hasOwnSys, memoryVersion } from './showCgroups';

const MACHINE = '27 1 0:22 / /sys rw,relatime shared:7 - sysfs sysfs rw';
const OWN = '262 259 0:40 / /sys rw,relatime - sysfs vclab-1 rw';
const DEEPER = '30 27 0:26 / /sys/fs/cgroup rw - tmpfs vclab-1 rw';

describe('hasOwnSys', () => {
  it('knows the /sys that stands before the network namespace', () => {
    expect(hasOwnSys(`${MACHINE}\n${OWN}\n`, 'vclab-1')).toBe(true);
  });

  it.each([
    ['the machine’s own', `${MACHINE}\n`],
    ['that of another lab', OWN.replace('vclab-1', 'vclab-2')],
    ['a folder in it', DEEPER],
  ])('does not take %s for it', (_, mountinfo) => {
    expect(hasOwnSys(mountinfo, 'vclab-1')).toBe(false);
  });
});

describe('memoryVersion', () => {
  it.each([
    ['8:pids:/\n4:memory:/a\n0::/', 1],
    ['4:cpu,memory:/a', 1],
    ['0::/user.slice', 2],
    ['3:name=memory:/\n0::/memory', 2],
  ])('of %j is %s', (cgroups, version) => {
    expect(memoryVersion(cgroups)).toBe(version);
  });
});
