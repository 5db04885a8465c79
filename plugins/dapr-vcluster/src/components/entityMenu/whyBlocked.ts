import { Entity } from '@backstage/catalog-model';
import { ApiHolder, ApiRef } from '@backstage/core-plugin-api';
import {
  TranslationRef,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  formatTenantRef,
  kubeconfigIssuePermission,
  tenantDeletePermission,
  TenantRef,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { DaprVclusterApi, daprVclusterApiRef } from '../../api';
import { chooseText, Text } from '../../hooks';
import { daprVclusterPagesTranslationRef } from '../../translations/pagesRef';
import { daprVclusterTranslationRef } from '../../translations/ref';
import { readTenantAnnotation } from '../pageStates/tenantAnnotation';
import {
  whyDenied,
  whyNotPausable,
  whyNotReady,
  whyNotResumable,
  whyNotUpgradable,
  whyReadOnly,
} from '../templateButtons/reasons';
import { MenuTemplate } from './menu';

const PERMISSIONS = {
  kubeconfig: kubeconfigIssuePermission,
  pause: tenantUpdatePermission,
  resume: tenantUpdatePermission,
  upgrade: tenantUpdatePermission,
  extend: tenantUpdatePermission,
  delete: tenantDeletePermission,
} as const;

/** Entries of a menu that is opened ask at once for the same. */
const SHARED_MS = 2_000;

/**
 * Why a template cannot be used for a tenant now, in a few words; undefined if it can.
 *
 * @throws Error if that cannot be found out
 */
export async function whyBlocked(
  apis: ApiHolder,
  entity: Entity,
  template: MenuTemplate,
): Promise<string | undefined> {
  const annotation = readTenantAnnotation(entity);
  if (annotation.state !== 'present') {
    return undefined;
  }
  const { ref } = annotation;
  const permission = PERMISSIONS[template];
  const [t, facts, { result }] = await Promise.all([
    textOf(apis),
    factsOf(apis, ref),
    apiOf(apis, permissionApiRef).authorize({
      permission,
      resourceRef: formatTenantRef(ref),
    }),
  ]);
  const { tenant, hosts, options } = facts;
  const readOnly = whyReadOnly(
    t,
    hosts.find(({ name }) => name === ref.host),
  );
  if (readOnly) {
    return readOnly.short;
  }
  if (result !== AuthorizeResult.ALLOW) {
    return whyDenied(t, permission).short;
  }
  switch (template) {
    case 'kubeconfig':
      return whyNotReady(t, tenant)?.short;
    case 'pause':
      return whyNotPausable(t, tenant)?.short;
    case 'resume':
      return whyNotResumable(t, tenant)?.short;
    case 'upgrade':
      return whyNotUpgradable(t, tenant, options.profiles)?.short;
    default:
      return undefined;
  }
}

let shared: {
  api: DaprVclusterApi;
  key: string;
  until: number;
  facts: ReturnType<typeof read>;
};

function factsOf(apis: ApiHolder, ref: TenantRef) {
  const api = apiOf(apis, daprVclusterApiRef);
  const key = formatTenantRef(ref);
  const isSame = shared?.api === api && shared.key === key;
  if (!isSame || shared.until < Date.now()) {
    const until = Date.now() + SHARED_MS;
    shared = { api, key, until, facts: read(api, ref) };
  }
  return shared.facts;
}

async function read(api: DaprVclusterApi, ref: TenantRef) {
  const [tenant, hosts, options] = await Promise.all([
    api.getTenant(ref),
    api.listHosts(),
    api.getOptions(),
  ]);
  return { tenant, hosts, options };
}

async function textOf(apis: ApiHolder): Promise<Text> {
  const [shown, pages] = await Promise.all([
    translated(apis, daprVclusterTranslationRef),
    translated(apis, daprVclusterPagesTranslationRef),
  ]);
  return chooseText(shown as Text, pages as Text);
}

/** The texts in the language of the app, which may have to be loaded. */
function translated<Messages extends { [key in string]: string }>(
  apis: ApiHolder,
  ref: TranslationRef<string, Messages>,
) {
  const api = apiOf(apis, translationApiRef);
  return new Promise<unknown>((resolve, reject) => {
    const now = api.getTranslation(ref);
    if (now.ready) {
      resolve(now.t);
      return;
    }
    const subscription = api.translation$(ref).subscribe({
      next: snapshot => {
        if (snapshot.ready) {
          subscription.unsubscribe();
          resolve(snapshot.t);
        }
      },
      error: reject,
    });
  });
}

function apiOf<T>(apis: ApiHolder, ref: ApiRef<T>): T {
  const api = apis.get(ref);
  if (!api) {
    throw new Error(`no implementation of ${ref.id}`);
  }
  return api;
}
