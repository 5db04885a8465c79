/**
 * How a metadata field's text is read by the runtime.
 *
 * @public
 */
export type FieldType = 'string' | 'bool' | 'number' | 'duration' | 'bytesize';

/**
 * One metadata field of a component type.
 *
 * @public
 */
export type ComponentField = {
  name: string;
  type: FieldType;
  required: boolean;
  /** Marked sensitive by the source, or by its name (see `looksSensitive`). */
  sensitive: boolean;
  deprecated: boolean;
  /** Other names that Dapr reads for it. */
  aliases?: string[];
  /** Direction of a binding that uses the field; absent: it is not limited to one. */
  direction?: 'input' | 'output';
  allowedValues?: string[];
  default?: string;
};

/**
 * One way of authenticating: its fields are needed only when it is chosen.
 *
 * @public
 */
export type AuthenticationProfile = { title: string; fields: ComponentField[] };

/**
 * Metadata that a component needs besides its required fields.
 *
 * @public
 */
export type ComponentNeed = {
  /** Any of these is enough, each with all of its names. */
  alternatives: string[][];
  /** Whether more than one of them is refused. */
  exclusive: boolean;
  /** Needed only where this field is given, or has this value. */
  when?: { name: string; value?: string };
  /** Needed only for this direction of a binding. */
  direction?: 'input' | 'output';
};

/**
 * Facts about one Dapr component type and version.
 *
 * @public
 */
export type ComponentSpec = {
  /** `spec.type`, e.g. `state.redis`. */
  type: string;
  /** `spec.version`, e.g. `v1`. */
  version: string;
  status: 'stable' | 'beta' | 'alpha' | 'development-only';
  title: string;
  capabilities: string[];
  /** Address of the reference page. */
  reference: string;
  fields: ComponentField[];
  profiles: AuthenticationProfile[];
  /** Names that Dapr reads without documenting them; `*` stands for any text. */
  otherNames: string[];
  needs: ComponentNeed[];
};

/**
 * Facts about every Dapr component type, with the source they were read from.
 *
 * @public
 */
export type ComponentCatalogue = {
  source: string;
  /** Release line of Dapr that the facts are of, e.g. `1.18`. */
  daprLine: string;
  components: ComponentSpec[];
  /** Every type that daprd registers, in lower case, with the other names of each. */
  types: string[];
  /**
   * Finds a type and version, in any case; the type may be an alias the runtime accepts, and an empty version is its
   * default.
   */
  find(type: string, version: string): ComponentSpec | undefined;
  /** Versions known of a type or alias in any case, empty when the type is not known. */
  versionsOf(type: string): string[];
};
