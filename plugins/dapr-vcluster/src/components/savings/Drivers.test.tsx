import { screen, within } from '@testing-library/react';
import { Figure } from 'backstage-plugin-dapr-vcluster-common';
import { renderPage } from '../../__testUtils__';
import { Drivers } from './Drivers';

const part = (name: string, times: number, amount?: number) => ({
  times,
  cost: {
    name,
    basis: 'requested' as const,
    formula: '',
    inputs: [],
    perMonth:
      amount === undefined
        ? { state: 'unknown' as const, reason: `${name} is not known` }
        : { state: 'known' as const, value: { amount, currency: 'USD' } },
  },
});

const figure = (...parts: Figure['parts']): Figure => ({
  name: 'Saved',
  basis: 'requested',
  formula: 'S1 - S3',
  perMonth: { state: 'unknown', reason: 'a price' },
  parts,
});

describe('Drivers', () => {
  it('shows what is unknown first, and leaves nothing out', async () => {
    renderPage(
      <Drivers
        figure={figure(
          part('vcluster', -2, 6),
          part('Dapr', 1, 15),
          part('Dapr', 1, 2),
          part('Real cluster', 1),
        )}
      />,
    );
    const table = await screen.findByRole('table', {
      name: 'What makes the difference',
    });
    const [, ...rows] = within(table).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Not paid for: 1 × Real cluster.*unknown/i),
      expect.stringMatching(/^Not paid for: 2 × Dapr\+USD.17\.00$/),
      expect.stringMatching(/^Paid for instead: 2 × vcluster-USD.12\.00$/),
    ]);
  });
});
