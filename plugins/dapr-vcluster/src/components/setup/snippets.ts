/** Creates what the portal needs on a host; the manifest is the one that the panel offers. */
export const RIGHTS_COMMANDS = `kubectl create namespace backstage
kubectl apply -f rbac.yaml
kubectl -n backstage create token backstage-dapr-vcluster --duration 8760h > token`;

/** A host as it is configured. */
export const HOST_CONFIGURATION = `daprVcluster:
  hosts:
    - name: production
      url: https://kubernetes.example.com
      caFile: /etc/portal/ca.crt
      tokenFile: /etc/portal/token`;

/** Tests a kubeconfig as the portal would use it. */
export const DOCTOR_COMMAND =
  'npx backstage-plugin-dapr-vcluster-backend doctor --kubeconfig <file>';
