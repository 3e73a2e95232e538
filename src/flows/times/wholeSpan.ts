import type { Span } from '../../ports';

/** From the first start to the last end of spans that are not none. */
export function wholeSpan(spans: readonly Span[]): Span {
  return {
    startsAt: new Date(Math.min(...spans.map(({ startsAt }) => startsAt.getTime()))),
    endsAt: new Date(Math.max(...spans.map(({ endsAt }) => endsAt.getTime()))),
  };
}
