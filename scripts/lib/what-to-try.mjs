/** Last lines of a successful start: where the portal is and what to do there. */
export function whatToTry(url) {
  return `
The portal is ready: ${url}

What to try:
  1. Sign in as Ann, member of team-a, and choose "Create": order a vcluster.
  2. Register a Redis state store in it with the template "register-dapr-component".
  3. Deploy an app twice with "deploy-dapr-app" (a writer and a reader), then open
     the vcluster in the catalog: Dapr Components and sidecars are there.
  4. Sign in as Ben in another tab: team-a's vcluster is not his to see.

The hosts are a simulation; nothing here touches a real cluster. Stop with Ctrl-C.
`;
}
