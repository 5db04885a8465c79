import { assertOffered } from './planUpgrade';

const profile = (chartVersion: string, upgradeVersions?: string[]) => ({
  name: 'oss-hostmanaged' as const,
  chartVersion,
  upgradeVersions,
});
const KEY = 'daprVcluster.profiles.oss-hostmanaged.upgradeVersions';

it.each([
  [
    '0.37',
    profile('0.37'),
    `is not exact, so what an upgrade to it changes is not known. Ask the platform team to add an exact version to ${KEY}.`,
  ],
  [
    '0.37',
    profile('0.37', ['0.36.1']),
    `is not exact, so what an upgrade to it changes is not known. Choose one of 0.36.1, or ask the platform team to add an exact version to ${KEY}.`,
  ],
  [
    '0.37.1',
    profile('0.37'),
    `is not offered for profile oss-hostmanaged. Ask the platform team to add it to ${KEY}.`,
  ],
])('refuses an upgrade to %s where %j is offered', (version, offered, said) => {
  expect(() => assertOffered(version, offered)).toThrow(said);
});

it('takes each of the exact versions that are offered', () => {
  const offered = profile('0.37', ['0.36.1', '0.37.2']);
  expect(() => assertOffered('0.37.2', offered)).not.toThrow();
  expect(() => assertOffered('0.36.1', offered)).not.toThrow();
});
