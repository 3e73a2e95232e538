import { useMemo, useRef } from 'preact/hooks';
import type { ActRequest, ClientView } from '../../slack/clientTypes';
import type { BlockHost } from '../blockkit/host';
import { useStores } from '../store/stores';

const NOWHERE = { values: {}, errors: {}, isBusy: false, id: '' };

/** A view as the place of its blocks; `take()` gives the texts that a submit has to carry. */
export function useViewHost(view: ClientView | null, submit: () => void) {
  const { slack } = useStores();
  const typed = useRef(new Map<string, Omit<ActRequest, 'place'>>());
  /** What the last submit took along: sent once more it would wipe the error that stands under its field. */
  const carried = useRef(new Map<string, string>());
  const { state } = slack;
  const { id, values, errors, isBusy } = view ?? NOWHERE;
  const host = useMemo((): BlockHost => {
    const place = { viewId: id };
    return {
      values,
      errors,
      warnings: [],
      isBusy,
      act: async (blockId, actionId, input) => {
        const isGone = ![state.value?.home, ...(state.value?.views ?? [])].some((each) => each?.id === id);
        const isCarried =
          input.kind === 'text' && carried.current.get(`${id}/${blockId}/${actionId}`) === input.text;
        if (isGone || (isCarried && !input.enterPressed)) return;
        await slack.run((api, me) => api.act(me, { place, blockId, actionId, input }));
      },
      suggest: (blockId, actionId, query) =>
        slack.api.suggest(slack.at.value.userId, { place, blockId, actionId, query }),
      noteText: (blockId, actionId, text) => {
        carried.current.delete(`${id}/${blockId}/${actionId}`);
        typed.current.set(`${id}/${blockId}/${actionId}`, {
          blockId,
          actionId,
          input: { kind: 'text', text },
        });
      },
      submit,
    };
  }, [id, values, errors, isBusy, slack, state, submit]);
  return {
    host,
    take(blockIds: string[]) {
      const ofView = [...typed.current].filter(([key]) => key.startsWith(`${id}/`));
      const inputs = ofView.filter(([, input]) => blockIds.includes(input.blockId));
      for (const [key, { input }] of inputs) if (input.kind === 'text') carried.current.set(key, input.text);
      return inputs.map(([, input]) => input);
    },
  };
}
