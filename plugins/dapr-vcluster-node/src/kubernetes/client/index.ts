export * from './Discovery';
export * from './HttpKubeClient';
export * from './ifPresent';
export * from './KubeClient';
