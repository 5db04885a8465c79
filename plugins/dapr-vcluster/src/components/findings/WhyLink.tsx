import { Link } from '@backstage/core-components';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { useFindingPage, useText } from '../../hooks';

/** Link to the source or the page of a rule. Renders nothing if the rule has neither. */
export function WhyLink(props: {
  finding: Pick<Finding, 'ruleId' | 'source'>;
  /** Rendered before the link. */
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
