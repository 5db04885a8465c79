import { mockServices } from '@backstage/backend-test-utils';
import { announcer } from './announce';

const change = { tenant: 'prod/vcluster-a/a', revision: 'r1' };

function start(publish: () => Promise<void> = async () => {}) {
  const events = mockServices.events.mock({ publish: jest.fn(publish) });
  const signals = { publish: jest.fn(async () => {}) };
  const logger = mockServices.logger.mock();
  announcer({ events, signals, logger })(change);
  return { events, signals, logger };
}

describe('announcer', () => {
  it('tells which tenant and which revision, and nothing else', () => {
    const { events, signals } = start();
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'dapr-vcluster.changed',
      eventPayload: change,
    });
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'dapr-vcluster:changed',
      message: change,
    });
  });

  it('survives a bus that is down', async () => {
    const { logger } = start(async () => {
      throw new Error('no bus');
    });
    await new Promise(setImmediate);
    expect(logger.warn).toHaveBeenCalledWith(
      'A change of prod/vcluster-a/a could not be told: no bus',
    );
  });
});
