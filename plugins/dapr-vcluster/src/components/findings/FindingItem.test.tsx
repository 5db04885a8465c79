import { configApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { FindingItem } from './FindingItem';

const LINE = `Fatal error from runtime: ${'down and '.repeat(
  20,
)}through the middle ${'and on '.repeat(20)}to WRONGPASS`;
const FIX = 'Correct the password in the Secret.';

const show = (evidence: Finding['evidence']) =>
  renderInTestApp(
    <TestApiProvider apis={[[configApiRef, mockApis.config()]]}>
      <FindingItem
        finding={{
          ruleId: 'sidecar/wrong-credentials',
          severity: 'error',
          title: 'The backend refuses the credentials.',
          evidence,
          fix: FIX,
        }}
      />
    </TestApiProvider>,
  );

describe('FindingItem', () => {
  it('expands and collapses long evidence by keyboard', async () => {
    const user = userEvent.setup();
    await show([
      { label: 'Log (fatal)', value: LINE },
      { label: 'Restarts', value: '4' },
    ]);
    const line = screen.getByText(/^Fatal error from runtime.* … .*WRONGPASS$/);
    expect(line).not.toHaveTextContent('through the middle');
    expect(screen.getByText('4')).toBeVisible();
    const button = screen.getByRole('button', {
      name: 'Show all evidence',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(document.getElementById(button.getAttribute('aria-controls')!)).toBe(
      screen.getByText('Log (fatal):').closest('dl'),
    );
    await user.tab();
    expect(button).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(line).toHaveTextContent(LINE);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveTextContent('Show less evidence');
    await user.keyboard(' ');
    expect(line).not.toHaveTextContent('through the middle');
  });

  it('has no expand button for short evidence', async () => {
    await show([{ label: 'Restarts', value: '4' }]);
    expect(screen.getByText('Restarts:')).toBeVisible();
    expect(screen.getByText('4')).toBeVisible();
    expect(screen.queryByRole('button', { name: /evidence/ })).toBeNull();
  });

  it('copies the fix', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await show([]);
    await user.click(screen.getByRole('button', { name: 'Copy the fix' }));
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(FIX);
  });
});
