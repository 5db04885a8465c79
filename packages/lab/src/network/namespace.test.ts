import { inNamespace } from '../../../../scripts/lib/processes/group.mjs';
import { hostsFile } from './namespace';

describe('the network namespace', () => {
  it('knows the names it is given beside localhost', () => {
    expect(hostsFile({ 'redis.default': '10.96.0.6' })).toBe(
      '127.0.0.1 localhost\n10.96.0.6 redis.default\n',
    );
  });

  it('is entered from outside and not from inside', () => {
    expect(inNamespace('lab', 'curl', ['-f'])).toEqual([
      'ip',
      ['netns', 'exec', 'lab', 'curl', '-f'],
    ]);
    expect(inNamespace(undefined, 'curl', ['-f'])).toEqual(['curl', ['-f']]);
  });
});
