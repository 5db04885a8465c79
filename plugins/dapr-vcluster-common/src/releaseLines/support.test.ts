import { minorOf, oldestSupportedLine, supportOf } from '.';
import { RELEASE_LINES, ReleasedProduct } from './data';

const on = (day: string) => new Date(`${day}T12:00:00Z`);

describe('supportOf', () => {
  it.each<[ReleasedProduct, string | undefined, string, string]>([
    ['vcluster', '0.36.1', '2026-08-01', 'supported'],
    ['vcluster', '0.36.1', '2026-11-21', 'security-only'],
    ['vcluster', '0.36.1', '2027-01-22', 'end-of-life'],
    ['vcluster', '0.35.3', '2026-09-15', 'supported'],
    ['vcluster', '0.35.3', '2026-09-16', 'security-only'],
    ['vcluster', '0.37.2', '2026-11-29', 'supported'],
    ['vcluster', 'v0.25.2', '2026-11-21', 'end-of-life'],
    ['vcluster', '0.30.4', '2026-11-21', 'end-of-life'],
    ['vcluster', '0.15.0', '2026-11-21', 'end-of-life'],
    ['vcluster', '0.99.0', '2026-11-21', 'unknown'],
    ['vcluster', 'latest', '2026-11-21', 'unknown'],
    ['vcluster', undefined, '2026-11-21', 'unknown'],
    // The last day of Kubernetes counts.
    ['kubernetes', 'v1.34.2', '2026-08-26', 'supported'],
    ['kubernetes', 'v1.34.2+k3s1', '2026-10-27', 'security-only'],
    ['kubernetes', 'v1.34.2+k3s1', '2026-10-28', 'end-of-life'],
    ['kubernetes', 'v1.30.14', '2025-07-15', 'supported'],
    ['kubernetes', 'v1.20.0', '2026-11-21', 'end-of-life'],
    ['kubernetes', 'v1.38.0', '2026-11-21', 'unknown'],
    ['dapr', '1.16.19', '2026-11-29', 'end-of-life'],
    ['dapr', '1.17.13', '2026-11-29', 'supported'],
    ['dapr', '1.19.0', '2026-11-29', 'supported'],
    ['dapr', '1.20.0', '2026-11-29', 'unknown'],
    ['dapr', 'edge', '2026-11-29', 'unknown'],
    ['backstage', '1.57.1', '2026-11-29', 'supported'],
    ['backstage', '1.55.0', '2026-11-29', 'unknown'],
    // Nobody says when it ended.
    ['backstage', '1.40.0', '2026-11-29', 'unknown'],
    // No releases yet.
    ['dapr', 'v1.18.0-rc.2', '2026-11-29', 'unknown'],
    ['vcluster', '0.37.0-alpha.1', '2026-11-29', 'unknown'],
    ['vcluster', '0.30.0-rc.1', '2026-11-29', 'end-of-life'],
    ['dapr', '1.18.0-beta2', '2026-11-29', 'unknown'],
    ['dapr', '1.19.0-SNAPSHOT', '2026-11-29', 'unknown'],
    ['dapr', '1.18.0-dev.3', '2026-11-29', 'unknown'],
    ['backstage', '1.57.0-nightly-20261101', '2026-11-29', 'unknown'],
    // Looked up too long ago to say that no newer line has come; a day that was announced stays.
    ['dapr', '1.17.3', '2027-02-27', 'supported'],
    ['dapr', '1.17.3', '2027-02-28', 'unknown'],
    ['dapr', '1.16.1', '2027-12-01', 'end-of-life'],
    ['backstage', '1.57.1', '2027-12-01', 'unknown'],
    ['kubernetes', 'v1.37.0', '2027-08-01', 'supported'],
    // Of no line: the chart in its repository, builds without a version.
    ['vcluster', '0.0.1', '2026-11-29', 'unknown'],
    ['kubernetes', 'v0.0.0-master+$Format:%H$', '2026-11-29', 'unknown'],
    ['dapr', '0.0.0', '2026-11-29', 'unknown'],
    // Those of vendors.
    ['kubernetes', 'v1.35.2-devcloud.1', '2026-11-29', 'supported'],
    ['kubernetes', 'v1.34.1-rancher1-1', '2026-11-29', 'end-of-life'],
    ['kubernetes', 'v1.36.1+rke2r1', '2026-11-29', 'supported'],
    ['kubernetes', 'v1.35.2-gke.1033000', '2026-11-29', 'supported'],
    ['kubernetes', 'v1.33.4-eks-99bf25c', '2026-11-29', 'end-of-life'],
    ['dapr', '1.18.4-mariner', '2026-11-29', 'supported'],
    ['dapr', 'v1.17.2-msft.1', '2026-11-29', 'supported'],
    ['dapr', '1.17', '2026-11-29', 'supported'],
    ['dapr', 'nightly-2026-01-01', '2026-11-29', 'unknown'],
    ['dapr', '2026.01.02', '2026-11-29', 'unknown'],
    ['dapr', 'sha256:0123456789abcdef', '2026-11-29', 'unknown'],
    ['kubernetes', 'v1.36.0-eks-7c5b2f1', '2026-11-29', 'supported'],
    ['kubernetes', 'v1.35.0+k3s1', '2026-11-29', 'supported'],
    ['kubernetes', 'v1.36.0-alpha.1.12+0123abc', '2026-11-29', 'unknown'],
    ['kubernetes', '1.36+', '2026-11-29', 'unknown'],
  ])('%s %s on %s is %s', (product, version, day, state) => {
    expect(supportOf(product, version, on(day)).state).toBe(state);
  });

  it('says when a line ends, if that is known, and as of which day', () => {
    expect(supportOf('vcluster', '0.37.2', on('2026-11-29'))).toEqual({
      state: 'supported',
      endOfLife: '2027-03-01',
      asOf: '2026-11-29',
    });
    expect(supportOf('dapr', '1.17.0', on('2026-11-29'))).toEqual({
      state: 'supported',
      asOf: '2026-11-29',
    });
  });
});

it('tells the oldest line that gets fixes', () => {
  const day = on('2026-11-29');
  expect(oldestSupportedLine('dapr', day)).toBe('1.17');
  expect(oldestSupportedLine('dapr', on('2027-12-01'))).toBeUndefined();
  expect(oldestSupportedLine('vcluster', day)).toBe('0.35');
  expect(oldestSupportedLine('kubernetes', day)).toBe('1.35');
  expect(oldestSupportedLine('vcluster', on('2030-01-01'))).toBeUndefined();
});

it('reads the minor of a version', () => {
  expect(minorOf('0.36.1')).toEqual([0, 36]);
  expect(minorOf('v0.25')).toEqual([0, 25]);
  expect(minorOf('x')).toBeUndefined();
  expect(minorOf('2026.01.02')).toBeUndefined();
  expect(minorOf('v0.0.0-master+$Format:%H$')).toBeUndefined();
  expect(minorOf('0.0.1')).toBeUndefined();
});

describe('the file of release lines', () => {
  const all = Object.entries(RELEASE_LINES).flatMap(([product, { lines }]) =>
    lines.map(line => ({ product, ...line })),
  );

  it.each(all)(
    '$product $line has days in their order, and a source',
    ({ firstRelease, securityOnly, endOfLife, source, checkedOn }) => {
      const days = [firstRelease, securityOnly, endOfLife].filter(
        day => day !== null,
      );
      expect(days.every(day => /^\d{4}-\d{2}-\d{2}$/.test(day))).toBe(true);
      expect([...days].sort()).toEqual(days);
      expect(source).toMatch(/^https:\/\//);
      expect(checkedOn >= firstRelease).toBe(true);
    },
  );

  it.each(Object.entries(RELEASE_LINES))(
    '%s has every line once, oldest first, none left out',
    (_, { lines }) => {
      const minors = lines.map(({ line }) => minorOf(line)![1]);
      expect(minors).toEqual(minors.map((__, at) => minors[0] + at));
    },
  );

  it('ends a line of Dapr on the day the third one after it appears', () => {
    const { lines, newestSupported } = RELEASE_LINES.dapr;
    lines.forEach(({ endOfLife }, at) =>
      expect(endOfLife).toBe(
        lines[at + newestSupported!]?.firstRelease ?? null,
      ),
    );
  });
});
