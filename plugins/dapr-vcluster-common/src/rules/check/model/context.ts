import { ContainerDefaults, ProfileName } from '../../../profiles';
import { ComponentCheckContext } from '../../components';

/**
 * A file as it was read.
 *
 * @public
 */
export type SourceFile = { path: string; text: string };

/**
 * What is known besides the files; what is absent is not checked.
 *
 * @public
 */
export type FileCheckContext = Pick<
  ComponentCheckContext,
  'tenant' | 'policy' | 'services' | 'claims'
> & {
  /** Virtual namespace of objects that name none, default `default`. */
  namespace?: string;
  /** How the tenant's Dapr resources reach the host, default `oss-hostmanaged`. */
  profile?: ProfileName;
  /** Version of the vcluster chart, default the profile's. */
  chartVersion?: string;
  /** Version of Dapr on the host. */
  daprVersion?: string;
  /** Names of Configurations on the host besides those in the files. */
  configurations?: ReadonlySet<string>;
  /** Names of Secrets known to be on the host besides those in the files. */
  secrets?: ReadonlySet<string>;
  /** Defaults that a LimitRange gives the containers of pods on the host; empty when none applies. */
  containerDefaults?: ContainerDefaults;
  /** Dapr Components in the host namespace of the files' objects, besides those in the files. */
  components?: ComponentCheckContext['others'];
  /**
   * What is known of virtual namespaces besides `namespace`, for objects that name them: of one that is missing here, nothing
   * is. Absent where all objects are of one namespace.
   */
  namespaces?: ReadonlyMap<
    string,
    Pick<FileCheckContext, 'secrets' | 'configurations' | 'components'>
  >;
};
