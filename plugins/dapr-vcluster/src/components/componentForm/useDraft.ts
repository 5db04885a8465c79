import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  ComponentDraft,
  DRAFT_FILE,
  DraftStep,
  EMPTY_VALUE,
  chooseProfile,
  componentManifest,
  editDraft,
  formSecretName,
  checkDraft,
  newSecretsOf,
  profileIn,
  readDraft,
  valueOf,
} from './model';
import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';
import {
  FileFinding,
  applyFixes,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { useMemo, useRef, useState } from 'react';
import { rememberDraft, rememberedText } from './draftStore';
import { DraftAnswer, useDraftClaims } from './useDraftClaims';
import { plainTextSecretsIn } from './plainTextSecrets';
import { TenantData, checkContextOf } from './useTenantData';
import { CheckResult, checkResultOf } from './checkResult';

/** Value of the form, callback for changes, and the data to check against. */
export type DraftOptions = {
  value: ComponentFormValue | undefined;
  onChange: (value: ComponentFormValue | undefined) => void;
  catalogue: ComponentCatalogue;
  tenantData: TenantData;
  /** Texts of the problems that block the next step of the template's form. */
  problemTexts: (checkResult: CheckResult) => string[];
};

/** The data of the tenant with the answer to a draft. What is known of the default namespace holds for no other. */
function withAnswer(
  tenantData: TenantData,
  namespace: string,
  { context, notChecked }: DraftAnswer,
): TenantData {
  const ofDefault = tenantData.tenantContext;
  const known =
    context ?? (ofDefault?.namespace === namespace ? ofDefault : undefined);
  return {
    ...tenantData,
    tenantContext: context ?? ofDefault,
    notChecked: [...(known?.notChecked ?? []), ...notChecked],
  };
}

/** The draft and the operations on it. */
export function useDraft(options: DraftOptions) {
  const { catalogue } = options;
  const { secrets, setSecrets } = useTemplateSecrets();
  const [draft, setDraft] = useState(() =>
    readDraft(
      rememberedText(options.value) ??
        componentManifest({ ...EMPTY_VALUE, ...options.value }),
    ),
  );
  const answer = useDraftClaims(options.tenantData.tenant.ref, draft);
  const { context } = answer;
  const gaps = JSON.stringify(answer.notChecked);
  const tenantData = useMemo(
    () =>
      withAnswer(options.tenantData, draft.namespace, {
        context,
        notChecked: JSON.parse(gaps),
      }),
    [options.tenantData, draft.namespace, context, gaps],
  );
  const check = (it: ComponentDraft, texts: Record<string, string>) =>
    checkResultOf(
      it,
      checkDraft(it.text, checkContextOf(tenantData, it.namespace), catalogue),
      catalogue.find(it.component.type, it.component.version),
      texts,
    );
  // The template's form calls this long after this rendering, when the tenant data may have arrived.
  const now = useRef({ check, secrets, problemTexts: options.problemTexts });
  now.current = { check, secrets, problemTexts: options.problemTexts };

  const take = (next: ComponentDraft) => {
    setDraft(next);
    const isOpen = plainTextSecretsIn(next, catalogue).length > 0;
    const value = isOpen ? undefined : valueOf(next);
    rememberDraft(value, next.text, () => {
      const { current } = now;
      return current.problemTexts(current.check(next, current.secrets));
    });
    options.onChange(value);
  };

  const setSecret = (field: string, text: string) =>
    setSecrets({ [formSecretName(field)]: text });

  const edit = (...steps: DraftStep[]) => {
    const next = editDraft(draft, ...steps);
    if (next) {
      take(next);
    }
  };

  const { type, version, metadata } = draft.component;
  const spec = catalogue.find(type, version);
  // The manifest does not show a profile whose fields are still empty.
  const [chosen, setChosen] = useState<{ spec: typeof spec; index: number }>();
  const present = metadata.map(({ name }) => name);

  return {
    draft,
    catalogue,
    tenantData,
    spec,
    profile:
      chosen && chosen.spec === spec
        ? chosen.index
        : spec && profileIn(spec, present),
    chooseProfile: (index: number) => {
      if (!spec) {
        return;
      }
      setChosen({ spec, index });
      edit(it => chooseProfile(spec, index, it));
    },
    preset: tenantData.options.componentPresets?.find(
      ({ name }) => name === draft.preset,
    ),
    checkResult: useMemo(
      () => () => check(draft, secrets),
      // `check` depends only on the listed values.
      // eslint-disable-next-line react-hooks/exhaustive-deps
      [draft, secrets, tenantData, catalogue],
    ),
    secretText: (field: string) => secrets[formSecretName(field)] ?? '',
    setSecret,
    setText: (text: string) => take(readDraft(text)),
    edit,
    /** Applies the edit of a finding; a secret in plain text moves to the secrets of the task. */
    apply: (finding: FileFinding) => {
      const before = draft.component.metadata;
      const open = plainTextSecretsIn(draft, catalogue);
      const { files } = applyFixes(
        [{ path: DRAFT_FILE, text: draft.text }],
        [finding],
      );
      const next = readDraft(files[0].text);
      const wanted = newSecretsOf(next);
      for (const index of open) {
        const { name, value } = before[index];
        if (wanted.includes(name) && value) {
          setSecret(name, String(value));
        }
      }
      take(next);
    },
  };
}

/** The draft and the operations on it. */
export type DraftForm = ReturnType<typeof useDraft>;
