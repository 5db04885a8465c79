import {
  Certificate,
  ControlPlane,
  Finding,
} from 'backstage-plugin-dapr-vcluster-common';
import { controlPlaneFinding } from './finding';
import { DAY_MS } from '../../../platform/milliseconds';

/** Renewing the root means restarting every sidecar: that takes planning. */
const NOTICE_DAYS = 30;

/** Certificates that have expired or soon will. */
export function evaluateCertificates(
  { root, issuer }: ControlPlane['certificates'],
  now: Date,
): Finding[] {
  return [
    ...(root.state === 'known' ? evaluate('root', root.value, now) : []),
    ...(issuer.state === 'known' ? evaluate('issuer', issuer.value, now) : []),
  ];
}

function evaluate(
  use: 'root' | 'issuer',
  { notAfter, subject, source }: Certificate,
  now: Date,
): Finding[] {
  const days = Math.floor((Date.parse(notAfter) - now.getTime()) / DAY_MS);
  if (days >= NOTICE_DAYS) {
    return [];
  }
  const evidence = { Expires: notAfter, Subject: subject, Source: source };
  return days < 0
    ? [
        controlPlaneFinding('certificate-expired', 'error', {
          title: `Dapr's ${use} certificate has expired: sidecars get no identity and do not start.`,
          evidence,
          fix: 'Renew it with "dapr mtls renew-certificate -k", then restart the control plane and every sidecar.',
        }),
      ]
    : [
        controlPlaneFinding('certificate-expiring', 'warning', {
          title: `Dapr's ${use} certificate expires in ${days} days.`,
          evidence,
          fix: 'Renew it with "dapr mtls renew-certificate -k" before that day, then restart the control plane and every sidecar.',
        }),
      ];
}
