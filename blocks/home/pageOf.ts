/** One page of a list; a page that is too high shows the last, so that a list that shrank still shows something. */
export function pageOf<Item>(items: Item[], wanted: number, size: number) {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { shown: items.slice(page * size, (page + 1) * size), page, pages };
}
