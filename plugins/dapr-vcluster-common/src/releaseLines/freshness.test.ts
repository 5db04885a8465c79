import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILES } from '../profiles';
import { KUBERNETES_SKEW, RELEASE_LINES } from './data';
import { supportOf } from './support';

const MOST_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
const today = new Date();

// These fail as time passes: read the sources again, correct the days and the defaults.
it.each(
  Object.entries(RELEASE_LINES).flatMap(([product, { lines }]) =>
    lines.map(({ line, checkedOn }) => ({ product, line, checkedOn })),
  ),
)(`$product $line was checked within ${MOST_DAYS} days`, ({ checkedOn }) => {
  const age = (today.getTime() - Date.parse(checkedOn)) / DAY_MS;
  expect(age).toBeLessThanOrEqual(MOST_DAYS);
});

it(`what is known of two versions of Kubernetes was checked within ${MOST_DAYS} days`, () => {
  const age =
    (today.getTime() - Date.parse(KUBERNETES_SKEW.checkedOn)) / DAY_MS;
  expect(age).toBeLessThanOrEqual(MOST_DAYS);
});

it.each(Object.values(PROFILES).filter(({ onlyWhenNamed }) => !onlyWhenNamed))(
  'the chart version that $name installs is not past its end of life',
  ({ defaultChartVersion }) => {
    const { state } = supportOf('vcluster', defaultChartVersion, today);
    expect(['supported', 'security-only']).toContain(state);
  },
);

it('the release of Backstage that is built on is one of those known', () => {
  const { version } = JSON.parse(
    readFileSync(
      join(__dirname, '..', '..', '..', '..', 'backstage.json'),
      'utf8',
    ),
  );
  const lines = RELEASE_LINES.backstage.lines.map(({ line }) => line);
  expect(lines).toContain(version.split('.').slice(0, 2).join('.'));
});
