import fc from 'fast-check';
import { intervalsCsv, ledgerCsv } from './csv';

const HOURS = { counted: 1, backfilled: 0, stopped: 0, unknown: 0, gap: 0 };
const ownerCell = (owner: string) => {
  const [, line] = ledgerCsv([
    {
      tenant: 'h/a/a',
      owner,
      total: [{ currency: 'USD', saved: -1.5, bySharing: 0 }],
      thisMonth: [],
      hours: HOURS,
    },
  ]).split(/\r\n(?=h\/|$)/);
  return line.slice('h/a/a,'.length, line.indexOf(',USD,'));
};

describe('texts of the ledger in a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', `"\t'=1"`],
    ['\n\n=1', `"\n\n'=1"`],
    ['a;"=1', `"a;'""=1"`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a;=1', `"a;'=1"`],
    ['a\n=1', `"a\n'=1"`],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    ['group:default/team-a', 'group:default/team-a'],
    ['a-b=c@d+e', 'a-b=c@d+e'],
    ['-1.50', '-1.50'],
  ])('%j is written as %j', (given, written) => {
    expect(ownerCell(given)).toBe(written);
  });

  it('begin no cell as a formula, whatever they are', () => {
    const texts = fc.array(
      fc.constantFrom('=', '+', '-', '@', ';', '\t', '\n', ' ', '"', 'a', '1'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, parts => {
        const cell = ownerCell(parts.join(''));
        const isNumber = /^-?\d+\.\d+$/.test(cell);
        expect(isNumber || !/(^|[;\t\n])"*\s*[=+\-@]/.test(cell)).toBe(true);
      }),
    );
  });

  it('are the same in the file of one tenant', () => {
    const csv = intervalsCsv('h/a/a', [
      {
        from: '2026-11-01T00:00:00.000Z',
        until: '2026-11-02T00:00:00.000Z',
        goesOn: true,
        cause: 'found',
        state: 'running',
        owner: '=a',
        preset: '@b',
        version: '-c',
        backfilled: false,
        hours: 24,
        currency: 'USD',
      },
    ]);
    expect(csv.split('\r\n')[1]).toContain(",running,'=a,'@b,'-c,no,24.00,");
  });
});
