import {
  CreatableProfile,
  Isolation,
  PresetAccessControl,
  PresetNetwork,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/** What of a tenant its isolation depends on. */
export type IsolatedTenant = {
  ref: TenantRef;
  profile: CreatableProfile;
  preset: string;
  isolation: Isolation;
  network?: PresetNetwork;
  accessControl?: PresetAccessControl;
};
