import { renderInTestApp } from '@backstage/frontend-test-utils';
import { JsonObject } from '@backstage/types';
import { screen } from '@testing-library/react';
import { SandboxNotice } from './SandboxNotice';

const show = (app: JsonObject) =>
  renderInTestApp(<SandboxNotice>the page</SandboxNotice>, {
    config: { app },
  });

describe('SandboxNotice', () => {
  it('shows the configured notice above the page', async () => {
    show({ sandboxNotice: 'All of this is simulated.' });
    expect(await screen.findByText('the page')).toBeInTheDocument();
    expect(
      screen.getByRole('banner', { name: 'Simulation' }),
    ).toHaveTextContent('All of this is simulated.');
  });

  it('shows only the page without a notice', async () => {
    show({});
    expect(await screen.findByText('the page')).toBeInTheDocument();
    expect(screen.queryByRole('banner')).not.toBeInTheDocument();
  });
});
