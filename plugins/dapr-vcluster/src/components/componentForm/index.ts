export { DaprComponentForm } from './DaprComponentForm';
export { validateComponent } from './validateComponent';
