import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTenant, issuedKubeconfig } from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { KubeconfigButton } from './KubeconfigButton';

const PAYMENTS = {
  host: 'sandbox',
  namespace: 'vcluster-payments',
  name: 'payments',
};
const TEXT = issuedKubeconfig(PAYMENTS, 60).kubeconfig!;

const saved: Array<{ name: string; text: string }> = [];
jest.mock('../primitives/saveText', () => ({
  saveText: (name: string, text: string) => saved.push({ name, text }),
}));
beforeEach(() => void saved.splice(0));

function show(
  change: Parameters<typeof fakeApi>[0] = {},
  options: { denied?: string[]; phase?: 'ready' | 'paused' } = {},
) {
  const { phase = 'ready', denied } = options;
  return renderOnEntity(
    <KubeconfigButton tenant={aTenant(PAYMENTS, { phase })} />,
    { api: fakeApi(change), denied },
  );
}

async function open(user = userEvent.setup()) {
  // Blocked while permissions are checked.
  const button = await waitFor(() => {
    const found = screen.getByRole('button', { name: 'Kubeconfig' });
    expect(found).not.toHaveAttribute('aria-disabled');
    return found;
  });
  await user.click(button);
  return { user, dialog: within(await screen.findByRole('dialog')) };
}

describe('KubeconfigButton', () => {
  it('issues a kubeconfig to download or copy, shows when it ends, and keeps its text off the page', async () => {
    const { api } = show();
    const { user, dialog } = await open();
    expect(
      screen.getByRole('heading', {
        name: 'Kubeconfig of payments on host sandbox',
      }),
    ).toBeVisible();
    await user.selectOptions(dialog.getByLabelText('Valid for'), '30 minutes');
    await user.click(dialog.getByRole('button', { name: 'Issue kubeconfig' }));
    await user.click(await dialog.findByRole('button', { name: 'Download' }));
    expect(api.issueKubeconfig).toHaveBeenCalledWith(PAYMENTS, { minutes: 30 });
    expect(saved).toEqual([
      { name: 'sandbox-payments.kubeconfig.yaml', text: TEXT },
    ]);
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(dialog.getByRole('button', { name: 'Copy kubeconfig' }));
    expect(write).toHaveBeenCalledWith(TEXT);
    expect(dialog.getByText('Valid until')).toBeVisible();
    expect(
      dialog.getByText(
        'kubectl --namespace vcluster-payments port-forward service/payments 8443:443',
      ),
    ).toBeVisible();
    expect(document.body.textContent).not.toContain('token: not one');
  });

  it('forgets what it has issued when it closes', async () => {
    show();
    const { user, dialog } = await open();
    await user.click(dialog.getByRole('button', { name: 'Issue kubeconfig' }));
    await dialog.findByRole('button', { name: 'Download' });
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    const again = await open(user);
    expect(again.dialog.queryByRole('button', { name: 'Download' })).toBeNull();
  });

  it('says why it was refused', async () => {
    const why = 'ClusterRole "view" is not in the vcluster.';
    show({
      issueKubeconfig: async () => {
        throw refusal(409, why);
      },
    });
    const { user, dialog } = await open();
    await user.click(dialog.getByRole('button', { name: 'Issue kubeconfig' }));
    expect(await dialog.findByText(why)).toBeVisible();
  });

  it('says that an address was not checked, and why others are not used', async () => {
    show({
      issueKubeconfig: async ref =>
        issuedKubeconfig(ref, 60, {
          address: {
            via: 'ingress',
            server: 'https://payments.example.org',
            verified: false,
          },
          notes: ['The portal cannot reach it.'],
        }),
    });
    const { user, dialog } = await open();
    await user.click(dialog.getByRole('button', { name: 'Issue kubeconfig' }));
    expect(
      await dialog.findByText('The portal could not check who answers there.'),
    ).toBeVisible();
    expect(dialog.getByText('The portal cannot reach it.')).toBeVisible();
  });

  it('ends all access after a question that names vcluster and host', async () => {
    const { api } = show();
    const { user, dialog } = await open();
    await user.click(dialog.getByRole('button', { name: 'End all access' }));
    expect(
      dialog.getByText(/^End all kubeconfigs of payments on host sandbox/),
    ).toBeVisible();
    expect(api.revokeKubeconfigs).not.toHaveBeenCalled();
    await user.click(
      dialog.getByRole('button', { name: 'End all access to payments' }),
    );
    expect(
      await dialog.findByText(
        '1 account was deleted. Its kubeconfigs end within seconds.',
      ),
    ).toBeVisible();
    expect(api.revokeKubeconfigs).toHaveBeenCalledWith(PAYMENTS);
  });

  it.each([
    [
      { denied: ['dapr-vcluster.kubeconfig.issue'] },
      'You need the permission dapr-vcluster.kubeconfig.issue.',
    ],
    [
      { phase: 'paused' as const },
      'The vcluster must be ready. Its current phase is paused.',
    ],
  ])('is blocked with the reason: %j', async (options, description) => {
    show({}, options);
    expect(
      await screen.findByRole('button', { name: 'Kubeconfig', description }),
    ).toHaveAttribute('aria-disabled', 'true');
  });
});
