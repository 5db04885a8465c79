import { withoutValues } from './errorFromAnswer';

describe('withoutValues', () => {
  it.each([
    [
      'spec.metadata[0].value: Invalid value: "pass word": must be',
      'spec.metadata[0].value: Invalid value: must be',
    ],
    ['data: Invalid value: {"a":"b"}: x', 'data: Invalid value: x'],
    ['n: Invalid value: 12: x', 'n: Invalid value: x'],
    ['a: Unsupported value: "x\\"y": z', 'a: Unsupported value: z'],
    ['json: bad, error found in #10 byte of ...|secret|...', 'json: bad'],
  ])('%s', (message, expected) => {
    expect(withoutValues(message)).toBe(expected);
  });
});
