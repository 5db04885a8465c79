export * from './apis';
export * from './entityCard';
export * from './entityContents';
export * from './entityMenu';
export * from './fleetPage';
export * from './formFields';
