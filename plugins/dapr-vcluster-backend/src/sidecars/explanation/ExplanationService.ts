import { AppExplanationAnswer } from 'backstage-plugin-dapr-vcluster-common';
import { ComponentReader } from '../../dapr/comparison';
import { revisionOf } from '../../inventory/revision';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { SidecarService } from '..';
import { explainApp } from './explainApp';

/** Explains apps to everybody who asks, pages and agents alike, by the same rules. */
export class ExplanationService {
  readonly #sidecars: SidecarService;
  readonly #components: ComponentReader;

  constructor(sidecars: SidecarService, components: ComponentReader) {
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
    const explained = explainApp(app, sidecars, components);
    const revision = revisionOf([snapshot.revision, explained]);
    return { ...explained, freshness: snapshot.freshness(revision) };
  }
}
