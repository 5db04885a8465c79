import { bytesText, coresText } from './amounts';

describe('bytesText and coresText', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1.5 * 2 ** 30, '1.5 GiB'],
    [2 ** 70, '1048576 PiB'],
  ])('formats %d bytes', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });

  it.each([
    [0, '0m'],
    [0.25, '250m'],
    [1, '1'],
    [2.35, '2.4'],
  ])('formats %d cores', (cores, text) => {
    expect(coresText(cores)).toBe(text);
  });
});
