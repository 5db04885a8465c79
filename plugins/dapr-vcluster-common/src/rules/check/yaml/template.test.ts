import { parseFile } from './parse';

const found = (text: string) =>
  parseFile({ path: 'a.yaml', text }).findings.map(({ ruleId, title }) => [
    ruleId,
    title,
  ]);
const component = (name: string) =>
  `apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\nspec: { type: state.redis }`;
const kind = (apiVersion: string, each: string, rest: string) =>
  `apiVersion: ${apiVersion}\nkind: ${each}\nmetadata: { name: a }\n${rest}`;

describe('templates', () => {
  it.each([
    ['a value', 'a: 1\nname: {{ .Values.name }}', 'Helm'],
    ['a part of a value', component('shop-{{ .Release.Name }}'), 'Helm'],
    ['a value in quotes', component('"{{ .Values.name }}"'), 'Helm'],
    [
      'the name of any object',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "{{ .Release.Name }}" }',
      'Helm',
    ],
    [
      'an include',
      'labels:\n  {{- include "shop.labels" . | nindent 2 }}',
      'Helm',
    ],
    ['a condition', '{{- if .Values.enabled }}\na: 1\n{{- end }}', 'Helm'],
    ['a variable of another program', 'name: {{ name }}', 'double braces'],
    [
      'several documents',
      'a: {{ .Values.a }}\n---\nb: {{ .Values.b }}',
      'Helm',
    ],
    ['a skeleton of Backstage', component('${{ values.name }}'), 'Backstage'],
    [
      'a parameter of Backstage',
      component('${{ parameters.name | lower }}'),
      'Backstage',
    ],
    [
      'a skeleton that is no YAML',
      component('a').replace('name: a', 'name: { a: ${{ values.name }} }'),
      'Backstage',
    ],
    [
      'a statement of Jinja',
      `{% if a %}\n${component('a')}\n{% endif %}`,
      'Jinja',
    ],
    [
      'a placeholder of a script',
      component('{REPLACE_ORG_NAME}-pat'),
      'filled in by another program',
    ],
    [
      'a line that a script replaces',
      `${component('a')}\n__DOCKER_ARGS__\n    nodes: []`,
      'filled in by another program',
    ],
    [
      'tags of ERB',
      component('a').replace('kind: ', 'kind: <%= kind %>: '),
      'filled in by another program',
    ],
    [
      'annotations of ytt',
      component('a').replace('name: a', 'name: #@ x\n'),
      'ytt',
    ],
  ])('are one finding: %s', (_, text, title) => {
    expect(found(text)).toEqual([
      ['yaml/template', expect.stringContaining(title)],
    ]);
  });

  it.each([
    ['an expression of GitHub', 'token: ${{ secrets.TOKEN }}'],
    [
      'a workflow of GitHub about Helm',
      'jobs: { a: { steps: [{ run: "echo {{ .Values.a }} ${{ github.sha }}" }] } }',
    ],
    ['a parameter of Argo', 'image: "app:{{workflow.parameters.tag}}"'],
    ['values of a chart', 'name: "{{ include \\"x.name\\" . }}-api"'],
    [
      'a template that an object carries',
      'data:\n  a: |\n    {{ range .Alerts }}{{ .Values }}{{ end }}',
    ],
    [
      'a dashboard in a ConfigMap',
      kind('v1', 'ConfigMap', `data: { a: '{"l":"{{ template "x" }}"}' }`),
    ],
    [
      'a template of a secret',
      kind(
        'external-secrets.io/v1',
        'ExternalSecret',
        `spec: { a: '{{ include "x" . }}' }`,
      ),
    ],
    [
      'an app of another platform',
      kind('management.loft.sh/v1', 'App', `spec: { a: '{{ .Values.a }}' }`),
    ],
    ['a comment', '# {{ .Values.name }}\na: 1'],
    ['a placeholder in quotes', 'name: "{ORG_NAME}-pat"'],
    ['a path of a web API', 'url: /orders/{ORDER_ID}/items'],
    ['a map in a map', 'a: { b: { c: 1 } }'],
    ['a comment like one of ytt', '#@ load("@ytt:data", "data")\na: 1'],
    ['a text like a statement', 'a: |\n  {% if b %}'],
  ])('are not: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
