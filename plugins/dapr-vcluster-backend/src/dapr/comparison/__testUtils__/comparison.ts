import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent } from '../../../inventory/members';
import { ComponentItem } from '../../../inventory/model/model';
import { Departed } from '../../../inventory/TenantViews';
import { ComparisonInput, compareObjects } from '../compare';

export const NOW = Date.parse('2026-01-01T01:00:00Z');
export const OLD = '2026-01-01T00:00:00Z';
export const LATER = '2026-01-01T00:30:00Z';
export const YOUNG = '2026-01-01T00:59:50Z';

/** A Dapr Component declared in a vcluster. */
export const item = (fields: Partial<ComponentItem> = {}): ComponentItem => ({
  namespace: 'shop',
  name: 'store',
  uid: '1',
  createdAt: OLD,
  labels: {},
  annotations: {},
  scopes: [],
  metadata: [],
  digest: 'd',
  ...fields,
});
/** A Dapr Component on the host. */
export const copy = (
  fields: Partial<TenantComponent> = {},
): TenantComponent => ({
  ...item({ namespace: 'vcluster-x' }),
  managedBy: 'tenant',
  virtual: { namespace: 'shop', name: 'store' },
  ...fields,
});
export const known = (...value: ComponentItem[]): Known<ComponentItem[]> => ({
  state: 'known',
  value,
  observedAt: OLD,
});
export const unknown: Known<never> = { state: 'unknown', reason: 'no answer' };

/** Compares what one tenant declares with what is on the host. */
export function compare(
  declared: Known<ComponentItem[]> | undefined,
  onHost: TenantComponent[],
  hostKnown = true,
  departed: Departed = { goneAt: new Map(), since: OLD },
  tenant: ComparisonInput<ComponentItem, TenantComponent>['tenant'] = {
    ref: { host: 'h', namespace: 'vcluster-x', name: 'x' },
    findings: [],
  },
) {
  return compareObjects({
    kind: 'components.dapr.io',
    declared,
    onHost,
    hostKnown,
    departed,
    now: NOW,
    tenant,
  });
}

/** As `compare`, a line for each: name, declared, synced, rules. */
export function inWords(...input: Parameters<typeof compare>) {
  return compare(...input).map(({ name, declared: yes, synced, findings }) =>
    [name, yes, synced, ...findings.map(({ ruleId }) => ruleId)].join(' '),
  );
}

export const gone = (at: string): Departed => ({
  goneAt: new Map([['shop/store', at]]),
  since: OLD,
});
