/** A place where the sandbox does not answer as Kubernetes does, and why that is meant to be so. */
export type Deliberate = {
  /** Position and request in its scenario, and the JSON pointer into the answer. */
  at: string;
  why: string;
};

const REVIEW =
  'the answer to a review is not stored, so that nobody asks who owns its fields';
const SELECTOR =
  'Kubernetes names the token its parser stumbled over; the sandbox names the requirement';

/** Every difference between the sandbox and the recorded answers, by scenario. */
export const DELIBERATE: Record<string, Deliberate[]> = {
  'bad names, labels and bodies are refused': [
    {
      at: '17 POST /api/v1/namespaces/default/configmaps: /body/message',
      why: 'Kubernetes speaks of Go types that cannot be converted',
    },
  ],
  'selectors, pages and paths that are not right are refused': [
    {
      at: '2 GET /api/v1/namespaces/default/configmaps?labelSelector=a%20b: /body/message',
      why: SELECTOR,
    },
    {
      at: '3 GET /api/v1/namespaces/default/configmaps?labelSelector=a%20in%20(: /body/message',
      why: SELECTOR,
    },
    {
      at: '4 GET /api/v1/namespaces/default/configmaps?continue=x: /body/message',
      why: 'Kubernetes names the byte at which its own token format ends',
    },
  ],
  'roles are bound': [
    {
      at: '3 POST /apis/authorization.k8s.io/v1/subjectaccessreviews: /body/metadata/managedFields',
      why: REVIEW,
    },
    {
      at: '4 POST /apis/authorization.k8s.io/v1/subjectaccessreviews: /body/metadata/managedFields',
      why: REVIEW,
    },
    {
      at: '5 POST /apis/authentication.k8s.io/v1/tokenreviews: /body/metadata/managedFields',
      why: REVIEW,
    },
  ],
};
