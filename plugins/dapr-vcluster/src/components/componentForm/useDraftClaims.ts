import {
  TenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { brokerClaims } from 'backstage-plugin-dapr-vcluster-common/rules';
import { useEffect, useState } from 'react';
import { useTenantContext } from '../../hooks';
import { ComponentDraft } from './model';

/** Long enough not to ask for a half-typed name. */
const PAUSE_MS = 250;

/** Keys in one request; further claims are checked by the backend before the write. */
const MAX_CLAIMS = 20;

/**
 * The tenant context of the draft's namespace, with the answer to the draft's topics and consumer groups: those of other tenants stay in the
 * backend, which only says whether one of the draft's is among them.
 */
export function useDraftClaims(
  ref: TenantRef,
  { component, namespace }: ComponentDraft,
): TenantContext | undefined {
  const keys = brokerClaims(component)
    .slice(0, MAX_CLAIMS)
    .map(({ key }) => key);
  const text = JSON.stringify({ keys, namespace });
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const question: { keys: string[]; namespace: string } = JSON.parse(asked);
  return useTenantContext(ref, question.keys, question.namespace).data;
}
