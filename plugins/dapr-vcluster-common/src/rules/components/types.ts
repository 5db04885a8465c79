import { Finding, Severity } from '../../findings';
import { GuardrailPolicy } from '../../contract/guardrailPolicy';
import type { ProfileName } from '../../profiles';
import { TenantRef } from '../../tenants';
import { normalizeType } from '../../componentCatalogue/componentType';
import { ComponentSpec } from '../../componentCatalogue/types';

/**
 * One metadata item: one of value, secretKeyRef, envRef.
 *
 * @public
 */
export type ComponentMetadataItem = {
  name: string;
  value?: unknown;
  secretKeyRef?: { name: string; key?: string };
  envRef?: string;
};

/**
 * What the rules look at of a Dapr Component.
 *
 * @public
 */
export type DaprComponentInput = {
  name: string;
  type: string;
  version: string;
  metadata: ComponentMetadataItem[];
  scopes: string[];
  ignoreErrors?: boolean;
  initTimeout?: string;
};

/**
 * What is known besides a Dapr Component when it is checked; what is absent is not checked.
 *
 * @public
 */
export type ComponentCheckContext = {
  tenant?: Pick<TenantRef, 'name'>;
  /** Secrets known to be on the host, by the name the Component uses. */
  secrets?: ReadonlySet<string>;
  /** Other Dapr Components in the same host namespace. */
  others?: ReadonlyArray<
    Pick<DaprComponentInput, 'name' | 'metadata' | 'scopes'> & { type?: string }
  >;
  /** Keys of broker claims that other tenants of the host have, see `brokerClaims`; outside the backend, of the tenant's own values only. */
  claims?: ReadonlySet<string>;
  /** Services of the tenant's own, which its pods find before the host's. */
  services?: ReadonlyArray<{ namespace: string; name: string }>;
  /** How the tenant's Dapr resources reach the host. */
  profile?: ProfileName;
  /** Version of Dapr on the host, e.g. `1.18.3`. */
  daprVersion?: string;
  /** Severities and allowed backends; without it every rule is as it comes. */
  policy?: GuardrailPolicy;
};

/** Everything a rule gets. `spec` is absent when type and version are not in the catalogue. */
export type RuleInput = {
  component: DaprComponentInput;
  spec: ComponentSpec | undefined;
  knownVersions: string[];
  /** Every type that Dapr ships, in lower case. */
  knownTypes: string[];
  /** Release line of Dapr that is known, e.g. `1.18`. */
  daprLine: string;
  /** Whether the host has a newer Dapr than that: what it lacks is not known then. */
  isNewerDapr: boolean;
  context: ComponentCheckContext;
};

/** A guardrail: pure, gives no finding when all is well. */
export type Rule = (input: RuleInput) => Finding[];

/** Builds a finding whose evidence is the value found; sensitive values never come here, nor do addresses with a password. */
export function finding(
  ruleId: string,
  severity: Severity,
  parts: {
    title: string;
    fix: string;
    field?: string;
    value?: string;
    source?: string;
  },
): Finding {
  const { value, ...rest } = parts;
  return {
    ruleId,
    severity,
    ...rest,
    evidence:
      value === undefined || hasCredentials(value)
        ? []
        : [{ label: parts.field ?? 'value', value }],
  };
}

/** The item of a metadata field, by its name in any case (the runtime matches names so). */
export function metadataItem(
  component: Pick<DaprComponentInput, 'metadata'>,
  name: string,
): ComponentMetadataItem | undefined {
  return component.metadata.find(
    item => item.name.toLowerCase() === name.toLowerCase(),
  );
}

/** A plain value's text, as the runtime reads it: text as it is, anything else as JSON. */
export function textOf(
  item: ComponentMetadataItem | undefined,
): string | undefined {
  const value = item?.value;
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Begins at the slashes and is bounded, so that its time grows with the text and not with its square. A password may have
 * characters in it that should be encoded; what begins like a port is one.
 */
const CREDENTIALS =
  /:\/\/[^/\s:@]{0,200}:(?!\d{1,5}(?:[/?#,]|$))[^\s@]{1,400}@/;

/** Whether a text has an address with a password in it. */
export function hasCredentials(text: string): boolean {
  return CREDENTIALS.test(text);
}

/** First part of `spec.type` in lower case: `state`, `pubsub`, … */
export function blockOf(component: Pick<DaprComponentInput, 'type'>): string {
  return normalizeType(component.type).split('.')[0];
}

/** Whether a type keeps everything in the sidecar that loads it, so that it shares nothing with any other. */
export function isInMemory({
  type,
}: Pick<DaprComponentInput, 'type'>): boolean {
  return normalizeType(type).endsWith('.in-memory');
}
