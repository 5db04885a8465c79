import { screen, waitFor, within } from '@testing-library/react';
import {
  compareWhatIf,
  DEFAULT_WHAT_IF,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { renderPage } from '../../__testUtils__';
import { ScenarioChart } from './ScenarioChart';

const bars = (chart: HTMLElement) =>
  chart.querySelectorAll('.recharts-bar-rectangle');

describe('ScenarioChart', () => {
  it('draws a bar for each scenario, and refers to the table', async () => {
    renderPage(<ScenarioChart comparison={compareWhatIf(DEFAULT_WHAT_IF)} />);
    const chart = await screen.findByRole('img', {
      name: /the table has the same numbers/,
    });
    await waitFor(() => expect(bars(chart)).toHaveLength(4));
    expect(within(chart).getByText('S3')).toBeInTheDocument();
  });

  it('leaves out what is unknown', async () => {
    const comparison = compareWhatIf({
      ...DEFAULT_WHAT_IF,
      basis: 'used',
      knative: true,
    });
    const { container } = renderPage(<ScenarioChart comparison={comparison} />);
    expect(container.querySelector('[role=img]')).toBeNull();
  });
});
