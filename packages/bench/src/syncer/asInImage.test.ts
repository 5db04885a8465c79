import { asInImage } from './asInImage';

it('reads flags and variables of the image', () => {
  expect(
    asInImage(
      'ENV NODE_OPTIONS=--max-semi-space-size=4\nENV A_B=1\nENTRYPOINT ["/node", "--lean", "/app.cjs"]\n',
    ),
  ).toEqual({
    flags: ['--max-semi-space-size=4', '--lean'],
    env: { A_B: '1' },
  });
  expect(asInImage().flags).toEqual([
    '--memory-saver-mode',
    '--min-semi-space-size=8',
    '--max-semi-space-size=8',
  ]);
});
