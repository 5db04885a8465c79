export { createSandbox } from './createSandbox';
export type { HostName, Sandbox, SandboxOptions } from './createSandbox';
export type { LiveHost, LiveState } from './LiveHost';
export { REDIS_ADDRESS, REDIS_PASSWORD } from './redis';
