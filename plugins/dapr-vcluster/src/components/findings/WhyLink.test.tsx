import { configApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { FindingList } from './FindingList';

const finding = (change: Partial<Finding>): Finding => ({
  ruleId: 'sidecar/image',
  severity: 'error',
  title: 'The image cannot be pulled.',
  evidence: [],
  fix: 'Check the registry.',
  ...change,
});

const show = (
  change: Partial<Finding>,
  data = { daprVcluster: { docsUrl: 'https://git.example.com/docs/' } } as {},
) =>
  renderInTestApp(
    <TestApiProvider apis={[[configApiRef, mockApis.config({ data })]]}>
      <FindingList findings={[finding(change)]} />
    </TestApiProvider>,
  );

describe('WhyLink', () => {
  it.each(['sidecar/image', 'component/renamed', 'secret-rotated'])(
    'links to the page of rule %s',
    async ruleId => {
      await show({ ruleId });
      expect(screen.getByRole('link', { name: /^Learn more/ })).toHaveAttribute(
        'href',
        `https://git.example.com/docs/findings/${ruleId}.md`,
      );
    },
  );

  it('links to the source of a rule if it has one', async () => {
    await show({ ruleId: 'G2', source: 'https://docs.dapr.io/' });
    expect(screen.getByRole('link', { name: /^Learn more/ })).toHaveAttribute(
      'href',
      'https://docs.dapr.io/',
    );
  });

  it.each([
    ['the rule has no page', 'sidecar/made-up', undefined],
    ['no docs URL is configured', 'sidecar/image', {}],
  ])('renders no link if %s', async (_, ruleId, data) => {
    await show({ ruleId }, data);
    expect(screen.getByText(new RegExp(`Rule ${ruleId}`))).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
