/** Why a container cannot be started now, as a kubelet's `state.waiting` says it; it is tried again. */
export class Refusal extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}
