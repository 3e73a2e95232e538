import { useMemo, useRef } from 'preact/hooks';
import type { ActRequest, ClientView } from '../../slack/clientTypes';
import type { BlockHost } from '../blockkit/host';
import { useStores } from '../store/stores';

const NOWHERE = { values: {}, errors: {}, isBusy: false, id: '' };

/** A view as the place of its blocks; `typed()` gives the texts that a submit has to carry. */
export function useViewHost(view: ClientView | null, submit: () => void) {
  const { slack } = useStores();
  const typed = useRef(new Map<string, Omit<ActRequest, 'place'>>());
  const { id, values, errors, isBusy } = view ?? NOWHERE;
  const host = useMemo((): BlockHost => {
    const place = { viewId: id };
    return {
      values,
      errors,
      warnings: [],
      isBusy,
      act: async (blockId, actionId, input) => {
        await slack.run((api, me) => api.act(me, { place, blockId, actionId, input }));
      },
      suggest: (blockId, actionId, query) =>
        slack.api.suggest(slack.at.value.userId, { place, blockId, actionId, query }),
      noteText: (blockId, actionId, text) => {
        typed.current.set(`${id}/${blockId}/${actionId}`, {
          blockId,
          actionId,
          input: { kind: 'text', text },
        });
      },
      submit,
    };
  }, [id, values, errors, isBusy, slack, submit]);
  return {
    host,
    typed(blockIds: string[]) {
      const ofView = [...typed.current].filter(([key]) => key.startsWith(`${id}/`)).map(([, input]) => input);
      return ofView.filter((input) => blockIds.includes(input.blockId));
    },
  };
}
