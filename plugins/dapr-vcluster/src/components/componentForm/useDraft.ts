import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import {
  ComponentCatalogue,
  ComponentDraft,
  ComponentFormValue,
  DRAFT_FILE,
  DraftStep,
  EMPTY_VALUE,
  FileFinding,
  applyFixes,
  chooseProfile,
  componentManifest,
  editDraft,
  formSecretName,
  judgeDraft,
  newSecretsOf,
  profileIn,
  readDraft,
  valueOf,
} from 'backstage-plugin-dapr-vcluster-common';
import { useMemo, useRef, useState } from 'react';
import { rememberDraft, rememberedText } from './draftStore';
import { plainSecretsIn } from './plainSecrets';
import { Around, judgeContextOf } from './useAround';
import { Verdict, verdictOf } from './verdict';

/** What a form's value is made of and where it goes. */
export type DraftOptions = {
  value: ComponentFormValue | undefined;
  onChange: (value: ComponentFormValue | undefined) => void;
  catalogue: ComponentCatalogue;
  around: Around;
  /** Why a verdict keeps one from going on, in words. */
  explain: (verdict: Verdict) => string[];
};

/** The draft and everything one can do to it. */
export function useDraft(options: DraftOptions) {
  const { catalogue, around } = options;
  const { secrets, setSecrets } = useTemplateSecrets();
  const [draft, setDraft] = useState(() =>
    readDraft(
      rememberedText(options.value) ??
        componentManifest({ ...EMPTY_VALUE, ...options.value }),
    ),
  );
  const judge = (it: ComponentDraft, texts: Record<string, string>) =>
    verdictOf(
      it,
      judgeDraft(it.text, judgeContextOf(around, it.namespace), catalogue),
      catalogue.find(it.component.type, it.component.version),
      texts,
    );
  // Asked for long after this rendering, when what is around may have become known.
  const now = useRef({ judge, secrets, explain: options.explain });
  now.current = { judge, secrets, explain: options.explain };

  const take = (next: ComponentDraft) => {
    setDraft(next);
    const isOpen = plainSecretsIn(next, catalogue).length > 0;
    const value = isOpen ? undefined : valueOf(next);
    rememberDraft(value, next.text, () => {
      const { current } = now;
      return current.explain(current.judge(next, current.secrets));
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
  // A profile whose fields are still empty shows in no text.
  const [chosen, setChosen] = useState<{ spec: typeof spec; index: number }>();
  const present = metadata.map(({ name }) => name);

  return {
    draft,
    catalogue,
    around,
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
    preset: around.options.componentPresets?.find(
      ({ name }) => name === draft.preset,
    ),
    verdict: useMemo(
      () => () => judge(draft, secrets),
      // `judge` is made of what is listed.
      // eslint-disable-next-line react-hooks/exhaustive-deps
      [draft, secrets, around, catalogue],
    ),
    secretText: (field: string) => secrets[formSecretName(field)] ?? '',
    setSecret,
    setText: (text: string) => take(readDraft(text)),
    edit,
    /** Makes the change a finding comes with; a plain secret moves to where secrets are kept. */
    apply: (finding: FileFinding) => {
      const before = draft.component.metadata;
      const open = plainSecretsIn(draft, catalogue);
      const { files } = applyFixes(
        [{ path: DRAFT_FILE, text: draft.text }],
        [finding],
      );
      const next = readDraft(files[0].text);
      const asked = newSecretsOf(next);
      for (const index of open) {
        const { name, value } = before[index];
        if (asked.includes(name) && value) {
          setSecret(name, String(value));
        }
      }
      take(next);
    },
  };
}

/** The draft and everything one can do to it. */
export type DraftForm = ReturnType<typeof useDraft>;
