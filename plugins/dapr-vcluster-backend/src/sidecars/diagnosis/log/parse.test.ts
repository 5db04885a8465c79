import { parseDaprdLog } from './parse';

describe('parseDaprdLog', () => {
  it('reads JSON lines, the newest run only, without secrets', () => {
    const json = (level: string, msg: string) => JSON.stringify({ level, msg });
    const { lines } = parseDaprdLog(
      [
        json('fatal', 'of the run before'),
        json('info', 'Starting Dapr Runtime -- version 1.18.3'),
        'goroutine 1 [running]:',
        json('error', 'cannot dial redis://:geheim@redis:6379'),
        '{"cut off',
      ].join('\n'),
    );
    expect(lines.map(({ msg }) => msg)).toEqual([
      'Starting Dapr Runtime -- version 1.18.3',
      'cannot dial redis://:[hidden]@redis:6379',
    ]);
  });
});
