import { readSidecarArgs } from './args';
import { appChannelUp } from './health';
import { readyLines } from './logPhases';
import { SidecarInput, SidecarState } from './types';

/** Ends the wait for the app once it listens; daprd says so once. */
export function discoverApp(
  state: SidecarState,
  input: SidecarInput,
): SidecarState {
  const args = readSidecarArgs(input.pod);
  if (!args || state.exit || state.initialized || !appChannelUp(input)) {
    return state;
  }
  return {
    ...state,
    initialized: true,
    log: [...state.log, ...readyLines(args)],
  };
}
