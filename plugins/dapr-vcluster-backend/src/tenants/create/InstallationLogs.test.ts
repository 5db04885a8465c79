import { mockCredentials } from '@backstage/backend-test-utils';
import { createTestAuthorizer, USERS } from '../../__testUtils__/permissions';
import { InstallationLogs } from './InstallationLogs';

const shop = {
  ref: { host: 'lab', namespace: 'vcluster-shop', name: 'shop' },
  owner: 'group:default/team-a',
  labels: {},
};
const teamA = mockCredentials.user(USERS.teamA);
const teamB = mockCredentials.user(USERS.teamB);

const logs = () => new InstallationLogs(createTestAuthorizer().authorizer);

describe('InstallationLogs', () => {
  it('gives the lines that were not given yet', async () => {
    const kept = logs();
    const log = kept.begin('run', shop);
    expect(await kept.read('run', 0, teamA)).toEqual({ lines: [], next: 0 });
    log.push('one', 'two');
    const { next, lines } = await kept.read('run', 0, teamA);
    expect(lines).toEqual(['one', 'two']);
    log.push('three');
    expect(await kept.read('run', next, teamA)).toEqual({
      lines: ['three'],
      next: 3,
    });
  });

  it('forgets the oldest of many', async () => {
    const kept = logs();
    kept.begin('first', shop).push('printed');
    for (let run = 0; run < 100; run += 1) {
      kept.begin(`run ${run}`, shop);
    }
    expect(await kept.read('first', 0, teamA)).toEqual({ lines: [], next: 0 });
  });

  it('shows nothing to those who may not read the tenant', async () => {
    const kept = logs();
    kept.begin('run', shop).push('printed');
    await expect(kept.read('run', 0, teamB)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});
