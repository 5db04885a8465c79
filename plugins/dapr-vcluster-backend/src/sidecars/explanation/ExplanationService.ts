import {
  AppExplanationAnswer,
  DaprComponentList,
} from 'backstage-plugin-dapr-vcluster-common';
import { withFreshness } from '../../inventory/snapshots';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { SidecarService } from '../SidecarService';
import { explainApp } from './explainApp';

/** Lists a tenant's Dapr Components; the room of Dapr resources provides it. */
export type ComponentLister = {
  list(snapshot: TenantSnapshot): Promise<DaprComponentList>;
};

/** Explains apps to pages and MCP clients alike, by the same rules. */
export class ExplanationService {
  readonly #sidecars: SidecarService;
  readonly #components: ComponentLister;

  constructor(sidecars: SidecarService, components: ComponentLister) {
    this.#sidecars = sidecars;
    this.#components = components;
  }

  /** @throws NotFoundError naming the app ids there are. */
  async explain(
    snapshot: TenantSnapshot,
    app: string,
  ): Promise<AppExplanationAnswer> {
    const [sidecars, components] = await Promise.all([
      this.#sidecars.list(snapshot),
      this.#components.list(snapshot),
    ]);
    return withFreshness(snapshot, explainApp(app, sidecars, components));
  }
}
