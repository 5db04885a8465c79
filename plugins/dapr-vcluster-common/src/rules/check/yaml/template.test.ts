import { parseFile } from './parse';

const rulesOf = (text: string) =>
  parseFile({ path: 'a.yaml', text }).findings.map(({ ruleId }) => ruleId);

describe('templates', () => {
  it.each([
    ['a value', 'a: 1\nname: {{ .Values.name }}'],
    ['a part of a value', 'name: shop-{{ .Release.Name }}'],
    ['a value in quotes', 'name: "{{ .Values.name }}"'],
    ['an include', 'labels:\n  {{- include "shop.labels" . | nindent 2 }}'],
    ['a condition', '{{- if .Values.enabled }}\na: 1\n{{- end }}'],
    ['a variable of another program', 'name: {{ name }}'],
    ['several documents', 'a: {{ .Values.a }}\n---\nb: {{ .Values.b }}'],
  ])('are one finding: %s', (_, text) => {
    expect(rulesOf(text)).toEqual(['yaml/template']);
  });

  it.each([
    ['an expression of GitHub', 'token: ${{ secrets.TOKEN }}'],
    ['a parameter of Argo', 'image: "app:{{workflow.parameters.tag}}"'],
    [
      'a template that an object carries',
      'data:\n  a: |\n    {{ range .Alerts }}{{ .Values }}{{ end }}',
    ],
    ['a comment', '# {{ .Values.name }}\na: 1'],
    ['a map in a map', 'a: { b: { c: 1 } }'],
  ])('are not: %s', (_, text) => {
    expect(rulesOf(text)).toEqual([]);
  });
});
