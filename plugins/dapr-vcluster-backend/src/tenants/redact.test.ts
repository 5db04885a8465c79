import { redact } from './redact';

describe('redact', () => {
  it.each([
    [
      'Get "https://portal:hunter2@charts.example.com/index.yaml"',
      'Get "https://…@charts.example.com/index.yaml"',
    ],
    ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer …'],
    ['got eyJhbGciOi.eyJzdWIi.c2ln in a header', 'got … in a header'],
    ['redis-password=hunter2', 'redis-password=…'],
    ['"token": "hunter2"', '"token": …'],
  ])('%s', (line, shown) => expect(redact(line)).toBe(shown));

  it.each([
    ['NAME: team-a'],
    ['Error: secrets "sh.helm.release.v1.team-a.v1" is forbidden'],
    ['dial tcp 192.0.2.1:443: connect: connection refused'],
  ])('leaves %s as it is', line => expect(redact(line)).toBe(line));
});
