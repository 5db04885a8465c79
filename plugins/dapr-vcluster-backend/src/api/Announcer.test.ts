import { mockServices } from '@backstage/backend-test-utils';
import { Announcer } from './Announcer';

const change = { tenant: 'prod/vcluster-a/a', revision: 'r1' };

function start(
  options: { publish?: () => Promise<void>; owner?: string } = {
    owner: 'group:default/team-a',
  },
) {
  jest.useFakeTimers();
  const events = mockServices.events.mock({
    publish: jest.fn(options.publish ?? (async () => {})),
  });
  const signals = { publish: jest.fn(async (_signal: object) => {}) };
  const logger = mockServices.logger.mock();
  const announcer = new Announcer({
    events,
    signals,
    logger,
    ownerOf: () => options.owner,
  });
  return { announcer, events, signals, logger };
}

describe('Announcer', () => {
  afterEach(() => jest.useRealTimers());

  it('names tenant and revision, and nothing else, to other plugins and to the owner', () => {
    const { announcer, events, signals } = start();
    announcer.announce(change);
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'dapr-vcluster.changed',
      eventPayload: change,
    });
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'user', entityRef: ['group:default/team-a'] },
      channel: 'dapr-vcluster:changed',
      message: change,
    });
    announcer.stop();
  });

  it.each([
    ['with an owner', 'group:default/team-a'],
    ['without an owner', undefined],
  ])('does not name a tenant %s to everybody', (_, owner) => {
    const { announcer, signals } = start({ owner });
    announcer.announce(change);
    const broadcasts = signals.publish.mock.calls
      .map(([signal]) => signal)
      .filter(signal => !JSON.stringify(signal).includes('"type":"user"'));
    expect(broadcasts).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'dapr-vcluster:changed',
        message: {},
      },
    ]);
    announcer.stop();
  });

  it('broadcasts at most once in two seconds, the last change included', () => {
    const { announcer, signals } = start({ owner: undefined });
    for (let index = 0; index < 100; index++) {
      announcer.announce({ ...change, revision: `r${index}` });
    }
    expect(signals.publish).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(2_000);
    expect(signals.publish).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(10_000);
    expect(signals.publish).toHaveBeenCalledTimes(2);
    announcer.stop();
  });

  it('logs that a change could not be announced', async () => {
    const { announcer, logger } = start({
      publish: async () => {
        throw new Error('no bus');
      },
    });
    announcer.announce(change);
    jest.useRealTimers();
    await new Promise(setImmediate);
    expect(logger.warn).toHaveBeenCalledWith(
      'A change of prod/vcluster-a/a could not be announced: no bus',
    );
    announcer.stop();
  });
});
