/**
 * Tests whether the portal could work with a host, by a kubeconfig. It needs no Backstage.
 *
 * @packageDocumentation
 */
export { runDoctor } from './runDoctor';
