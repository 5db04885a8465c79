import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { SupportText } from './SupportText';
import { ValueText } from './ValueText';

/** The chart version of a tenant's vcluster and its support state; `short` leaves out when that was checked. */
export function VersionText(props: {
  tenant: Pick<TenantSummary, 'chartVersion' | 'support'>;
  short?: boolean;
}) {
  const { chartVersion, support } = props.tenant;
  return (
    <>
      <ValueText value={chartVersion} />
      {chartVersion && (
        <div>
          <SupportText support={support} short={props.short} />
        </div>
      )}
    </>
  );
}
