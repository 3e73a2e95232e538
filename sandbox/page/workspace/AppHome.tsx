import { Blocks } from '../blockkit/Blocks';
import { BlockHostContext } from '../blockkit/host';
import { useStores } from '../store/stores';
import { useViewHost } from './viewHost';

/** What the app published on this person's Home tab. */
export function AppHome() {
  const { slack } = useStores();
  const home = slack.state.value?.home;
  const host = useViewHost(home ?? null, () => undefined);
  if (!home) {
    return (
      <div class="app-home">
        <p class="conversation-start alone">
          {slack.workspace.value?.app.name ?? 'The app'} has not drawn its Home for you yet.
        </p>
      </div>
    );
  }
  return (
    <div class="app-home" role="tabpanel" aria-label="Home">
      <BlockHostContext.Provider value={host.host}>
        <Blocks key={home.id} blocks={home.blocks} />
      </BlockHostContext.Provider>
    </div>
  );
}
