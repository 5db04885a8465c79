import { ReadGate } from './ReadGate';

describe('ReadGate', () => {
  it('limits the reads of each user, with 429 and Retry-After', () => {
    const gate = new ReadGate({ perUser: 2, inAll: 10 });
    const leave = gate.enter('pat');
    gate.enter('pat');
    expect(() => gate.enter('pat')).toThrow(
      expect.objectContaining({
        message: 'You already read 2 logs. Try again in a few seconds.',
        statusCode: 429,
        retryAfterSeconds: 2,
      }),
    );
    gate.enter('kim');
    leave();
    expect(() => gate.enter('pat')).not.toThrow();
  });

  it('limits the reads of all users', () => {
    const gate = new ReadGate({ perUser: 2, inAll: 2 });
    gate.enter('pat');
    gate.enter('kim');
    expect(() => gate.enter('sam')).toThrow('2 logs are already being read');
  });
});
