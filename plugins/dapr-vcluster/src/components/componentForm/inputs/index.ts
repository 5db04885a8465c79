export { SelectInput } from './SelectInput';
export { TextInput } from './TextInput';
export type { InputProps } from './TextInput';
export { useInputStyles } from './styles';
