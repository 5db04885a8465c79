import { asInImage } from './asInImage';

it('reads flags and variables of the image', () => {
  expect(
    asInImage('ENV NODE_OPTIONS=--max-semi-space-size=4\nENV A_B=1\nUSER 1\n'),
  ).toEqual({ flags: ['--max-semi-space-size=4'], env: { A_B: '1' } });
  expect(asInImage().flags).toEqual([
    expect.stringContaining('--max-semi-space-size'),
  ]);
});
