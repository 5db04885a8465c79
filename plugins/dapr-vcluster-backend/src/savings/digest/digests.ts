import { formatMoney } from 'backstage-plugin-dapr-vcluster-common/savings';
import { parseEntityRef } from '@backstage/catalog-model';
import { DigestOptions } from '../config';
import { amountsOf, summarizeTenants, Totals } from '../ledger';

/** Lines about single tenants: nobody reads more of them in a notification. */
const MAX_TENANTS = 20;

/** A message about one month. */
export type Digest = {
  recipient: string;
  title: string;
  description: string;
};

/** What each owner and the platform team are told about a month. */
export function digestsOf(
  all: readonly Totals[],
  month: string,
  { owners, platformTeam }: DigestOptions,
): Digest[] {
  const ofMonth = all.filter(each => each.month === month);
  if (ofMonth.length === 0) {
    return [];
  }
  const refs = [...new Set(ofMonth.map(({ owner }) => owner))].filter(
    isEntityRef,
  );
  const unowned = new Set(
    ofMonth
      .filter(({ owner }) => !isEntityRef(owner))
      .map(({ tenant }) => tenant),
  );
  return [
    ...platformTeam.map(recipient => ({
      recipient,
      ...messageOf(ofMonth, month, 'all tenants'),
    })),
    ...(owners ? refs : [])
      .filter(ref => !platformTeam.includes(ref))
      .map(recipient => ({
        recipient,
        ...messageOf(
          ofMonth.filter(({ owner }) => owner === recipient),
          month,
          'your tenants',
        ),
      })),
  ].map(digest =>
    unowned.size > 0 && platformTeam.includes(digest.recipient)
      ? {
          ...digest,
          description: `${
            digest.description
          }\nWithout an owner, who would be told: ${[...unowned]
            .slice(0, MAX_TENANTS)
            .join(', ')}`,
        }
      : digest,
  );
}

function messageOf(
  totals: readonly Totals[],
  month: string,
  whose: string,
): Omit<Digest, 'recipient'> {
  const amounts = amountsOf(totals);
  const tenants = summarizeTenants(totals, month);
  const lines = tenants
    .slice(0, MAX_TENANTS)
    .map(({ tenant, total, hours }) =>
      [
        `${tenant}: ${sumsOf(total)}`,
        hours.unknown > 0 &&
          `${Math.ceil(hours.unknown)} hours without an amount`,
        hours.stopped > 0 && `paused for ${Math.round(hours.stopped)} hours`,
      ]
        .filter(Boolean)
        .join(', '),
    );
  return {
    title: `Sharing Dapr and a cluster in ${month}: ${sumsOf(
      amounts,
    )} for ${whose}`,
    description: [
      ...lines,
      ...(tenants.length > lines.length
        ? [`… and ${tenants.length - lines.length} more`]
        : []),
      'Counted by requests, beside a cluster of its own for each tenant.',
    ].join('\n'),
  };
}

/** A negative saving is a cost, and no amount is not zero. */
function sumsOf(amounts: ReturnType<typeof amountsOf>): string {
  return amounts.length === 0
    ? 'unknown'
    : amounts
        .map(({ saved, currency }) =>
          saved < 0
            ? `${formatMoney(
                { amount: -saved, currency },
                'en',
              )} more than apart`
            : `${formatMoney({ amount: saved, currency }, 'en')} saved`,
        )
        .join(' and ');
}

function isEntityRef(ref: string | null): ref is string {
  try {
    return ref !== null && Boolean(parseEntityRef(ref));
  } catch {
    return false;
  }
}
