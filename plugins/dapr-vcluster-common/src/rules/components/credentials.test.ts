import { hasCredentials } from './types';

describe('addresses with a password', () => {
  it.each([
    'amqp://shop:secret@broker:5672',
    'redis://:secret@cache:6379',
    // Characters that should be encoded.
    'amqp://shop:sec#ret@broker',
    'amqp://shop:sec/ret@broker',
    'mongodb://shop:s?cret@a:27017,b:27017/db',
  ])('%s', text => {
    expect(hasCredentials(text)).toBe(true);
  });

  it.each([
    'redis:6379',
    'http://broker:8080/path@v2',
    'http://broker:8080?to=a@b.com',
    'mongodb://a:27017,b:27017/db?appName=@x',
    'https://user@host/path',
    'http://broker:8080',
  ])('not %s', text => {
    expect(hasCredentials(text)).toBe(false);
  });

  it('takes time that grows with the text', () => {
    const begin = process.cpuUsage().user;
    hasCredentials('://a:b'.repeat(100_000));
    expect(process.cpuUsage().user - begin).toBeLessThan(2_000_000);
  });
});
