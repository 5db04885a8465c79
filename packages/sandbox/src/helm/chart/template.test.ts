import { renderTemplate } from './template';

const release = { name: 'team-b', namespace: 'vcluster-team-b', revision: 1 };

describe('renderTemplate', () => {
  it('fills in the release', () => {
    expect(
      renderTemplate(
        'a: {{ .Release.Namespace }}\nb: {{- .Release.Name | quote -}}',
        release,
      ),
    ).toBe('a: vcluster-team-b\nb: "team-b"');
  });

  it('refuses what it does not know instead of guessing', () => {
    expect(() => renderTemplate('{{ include "x" . }}', release)).toThrow(
      'template expression "{{ include "x" . }}"',
    );
    expect(() =>
      renderTemplate('{{ .Release.Name | upper }}', release),
    ).toThrow('.Release.Name | upper');
  });
});
