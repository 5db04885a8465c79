import { FullResource } from './roomLeft';

/** What a host says when a quota refuses a pod. */
export type QuotaRefusal = {
  quota: string;
  /** Empty when the pod lacks limits that the quota requires. */
  resources: Omit<FullResource, 'namespace' | 'quota'>[];
  /** What the pod's containers must state, where that is why. */
  mustSpecify?: string;
};

// Amounts end in a digit or a suffix, whatever the text that they are part of goes on with. The texts of `k8s.io/apiserver/pkg/admission/plugin/resourcequota` (controller.go).
const EXCEEDED =
  /exceeded quota: ([^,\s]+), requested: ([^\s]+), used: ([^\s]+), limited: ([^\s,=]+=[\w.+-]*\w(?:,[^\s,=]+=[\w.+-]*\w)*)/;
const UNSPECIFIED = /failed quota: ([^:\s]+): must specify (.+)/;

/** Reads the refusal of a pod by a quota; undefined when a text is about something else. */
export function readQuotaRefusal(text: string): QuotaRefusal | undefined {
  const exceeded = EXCEEDED.exec(text);
  if (exceeded) {
    const [, quota, , used, limited] = exceeded;
    const taken = amounts(used);
    return {
      quota,
      resources: [...amounts(limited)].map(([resource, hard]) => ({
        resource,
        hard,
        used: taken.get(resource) ?? '0',
      })),
    };
  }
  const unspecified = UNSPECIFIED.exec(text);
  return unspecified
    ? { quota: unspecified[1], resources: [], mustSpecify: unspecified[2] }
    : undefined;
}

/** `limits.cpu=2,pods=20` */
function amounts(text: string): Map<string, string> {
  return new Map(
    text.split(',').flatMap(part => {
      const at = part.indexOf('=');
      return at > 0 ? [[part.slice(0, at), part.slice(at + 1)] as const] : [];
    }),
  );
}
