import { Link } from '@backstage/core-components';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { useFindingPage, useText } from '../../hooks';

/** Leads to what explains a finding: the rule's source, else its page. Nothing where there is neither. */
export function WhyLink(props: {
  finding: Pick<Finding, 'ruleId' | 'source'>;
  /** What stands before the link. */
  before?: ReactNode;
}) {
  const t = useText();
  const page = useFindingPage(props.finding.ruleId);
  const to = props.finding.source ?? page;
  if (!to) {
    return null;
  }
  return (
    <>
      {props.before}
      <Link to={to}>{t('findings.source')}</Link>
    </>
  );
}
