import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { Finding, Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import { SidecarStateCell } from './SidecarStateCell';

const finding = (severity: Finding['severity']): Finding => ({
  ruleId: 'app/app-id-duplicated',
  severity,
  title: 'The app-id is shared.',
  evidence: [],
  fix: 'Give each workload its own.',
});
const ready = (findings: Finding[]): Sidecar => ({
  id: 'uid',
  appId: 'cart',
  app: 'cart',
  state: 'ready',
  summary: 'Ready.',
  mode: 'sidecar',
  loaded: { state: 'unknown', reason: 'not read' },
  findings,
});

describe('SidecarStateCell', () => {
  it('shows the finding of a ready sidecar and its fix', async () => {
    await renderInTestApp(
      <SidecarStateCell sidecar={ready([finding('warning')])} />,
    );
    expect(screen.getByText('The app-id is shared.')).toBeInTheDocument();
    expect(screen.getByText(/Give each workload/)).toBeInTheDocument();
  });

  it('shows no fix for a finding with severity info', async () => {
    await renderInTestApp(
      <SidecarStateCell sidecar={ready([finding('info')])} />,
    );
    expect(screen.getByText('Ready')).toBeInTheDocument();
    expect(screen.queryByText(/Give each workload/)).not.toBeInTheDocument();
  });
});
