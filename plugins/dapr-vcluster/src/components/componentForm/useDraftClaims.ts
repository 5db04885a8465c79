import {
  NotChecked,
  TenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { brokerClaims } from 'backstage-plugin-dapr-vcluster-common/rules';
import { useEffect, useState } from 'react';
import { useTenantContext, useText } from '../../hooks';
import { ComponentDraft } from './model';

/** Long enough not to ask for a half-typed name. */
const PAUSE_MS = 250;

/** Keys in one request; further claims are checked by the backend before the write. */
const MAX_CLAIMS = 20;

/** What the portal says about a draft. */
export type DraftAnswer = {
  /** Of the draft's namespace, with those of its topics and consumer groups that other tenants have. */
  context?: TenantContext;
  /** What it does not say, besides what the context itself lists. */
  notChecked: NotChecked[];
};

/**
 * The tenant context of the draft's namespace, with the answer to the draft's topics and consumer groups: those of other tenants stay in the
 * backend, which only says whether one of the draft's is among them.
 */
export function useDraftClaims(
  ref: TenantRef,
  { component, namespace }: ComponentDraft,
): DraftAnswer {
  const t = useText();
  const claims = brokerClaims(component).map(({ key }) => key);
  const keys = claims.slice(0, MAX_CLAIMS);
  const text = JSON.stringify({ keys, namespace });
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const question: { keys: string[]; namespace: string } = JSON.parse(asked);
  const answer = useTenantContext(ref, question.keys, question.namespace);
  const isAnswered = asked === text && answer.data && !answer.isPrevious;
  const left = claims.length - keys.length;
  return {
    // What is known of another namespace says nothing about this one.
    context: answer.data?.namespace === namespace ? answer.data : undefined,
    notChecked: [
      ...(isAnswered
        ? []
        : [
            {
              what: t('componentForm.question', { namespace }),
              why: answer.error?.message ?? t('componentForm.beingRead'),
            },
          ]),
      ...(left > 0
        ? [
            {
              what: t('componentForm.claimsLeft', { count: left }),
              why: t('componentForm.claimsLater'),
            },
          ]
        : []),
    ],
  };
}
