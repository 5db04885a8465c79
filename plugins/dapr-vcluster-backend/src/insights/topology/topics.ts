import { ComponentItem } from '../../inventory/model/model';

/** Metadata of pub/sub that lists topics: `a,b`, or `app=a,b;other=c`. */
const LISTS = ['allowedtopics', 'protectedtopics', 'topics'];
const BY_APP = ['publishingscopes', 'subscriptionscopes'];

/** Topics that a Dapr Component's own metadata names. */
export function topicsOf({
  metadata,
}: Pick<ComponentItem, 'metadata'>): string[] {
  const found = metadata.flatMap(({ name, value = '' }) => {
    const field = name.toLowerCase();
    if (LISTS.includes(field)) {
      return value.split(',');
    }
    if (!BY_APP.includes(field)) {
      return [];
    }
    return value
      .split(';')
      .flatMap(part => (part.split('=')[1] ?? '').split(','));
  });
  const named = found.map(topic => topic.trim()).filter(Boolean);
  return [...new Set(named)].sort();
}
