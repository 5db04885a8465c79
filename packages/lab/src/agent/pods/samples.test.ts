import { sampleOf } from './samples';

const container = (image: string, role?: string) => ({
  name: 'app',
  image,
  env: role === undefined ? [] : [{ name: 'SAMPLE_ROLE', value: role }],
});

describe('sampleOf', () => {
  it.each([
    ['registry.example.com/demo/writer:1.0.0', 'writer.cjs'],
    ['docker.io/someone/dapr-java-app', 'writer.cjs'],
    [`localhost:5000/go-app@sha256:${'0'.repeat(64)}`, 'reader.cjs'],
  ])('knows %s by its name', (image, file) => {
    expect(sampleOf(container(image))?.file).toBe(file);
  });

  it('runs of the image with all samples the one that is asked for', () => {
    const image = 'registry.example.com/demo/samples:1.0.0';
    expect(sampleOf(container(image, 'caller'))?.file).toBe('caller.cjs');
    expect(sampleOf(container(image, 'other'))).toBeUndefined();
    expect(sampleOf(container(image))).toBeUndefined();
  });

  it.each(['registry.example.com/app:1.0.0', 'constructor'])(
    'knows nothing of %s',
    image => {
      expect(sampleOf(container(image, 'writer'))).toBeUndefined();
    },
  );
});
