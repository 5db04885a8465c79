export { redactText } from './redactText';
