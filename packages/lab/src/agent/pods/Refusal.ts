/** Why a container cannot be started now, as a kubelet's `state.waiting` says it; it is tried again. */
export class Refusal extends Error {
  constructor(readonly reason: string, message: string) {
    super(message);
  }
}
