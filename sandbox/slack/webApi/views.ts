import { viewObject } from '../apiObjects';
import { refusalWith, SlackError } from '../slackError';
import type { Office } from '../state/office';
import type { SlackView } from '../state/views';
import { readView } from '../views/content';
import { openModal, publishHome, pushModal, refuseStaleHash, updateModal } from '../views/screen';
import type { Args } from './args';
import type { Method } from './method';
import { getMember } from './targets';

const answer = (office: Office, view: SlackView) => ({ view: viewObject(office, view) });
const sentView = (args: Args) => args.json('view', 'invalid_arguments');

/** `views.*`: https://docs.slack.dev/reference/methods?family=views */
export const viewMethods: Record<string, Method> = {
  'views.open': {
    callsPerMinute: 100,
    run({ office }, args) {
      const content = readView(office, sentView(args), 'modal');
      const { userId, viewId } = office.triggers.exchange(args.required('trigger_id'));
      return answer(office, openModal(office, userId, viewId, content));
    },
  },
  'views.push': {
    callsPerMinute: 100,
    run({ office }, args) {
      const content = readView(office, sentView(args), 'modal');
      const { userId, viewId } = office.triggers.exchange(args.required('trigger_id'));
      const parent = office.views.find(viewId ?? '');
      if (parent?.type === 'home') {
        throw refusalWith('invalid_arguments', [
          "must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]",
        ]);
      }
      if (!parent) throw new SlackError('not_found');
      return answer(office, pushModal(office, userId, parent, content));
    },
  },
  'views.update': {
    callsPerMinute: 100,
    run({ office }, args) {
      const view = getView(office, args);
      const content = readView(office, sentView(args), view.type);
      refuseStaleHash(view, args.text('hash'));
      return answer(office, updateModal(office, view, content));
    },
  },
  'views.publish': {
    callsPerMinute: 100,
    run({ office }, args) {
      if (office.app.manifest.features?.app_home?.home_tab_enabled === false)
        throw new SlackError('not_enabled');
      const member = getMember(office, args.required('user_id'));
      const content = readView(office, sentView(args), 'home');
      refuseStaleHash(office.views.home(member.id), args.text('hash'));
      return answer(office, publishHome(office, member.id, content));
    },
  },
};

function getView(office: Office, args: Args): SlackView {
  if (args.has('view_id') && args.has('external_id')) {
    throw refusalWith('invalid_arguments', ['Cannot provide both `view_id` and `external_id`']);
  }
  const view = args.has('external_id')
    ? office.views.findByExternalId(args.required('external_id'))
    : office.views.find(args.required('view_id'));
  if (!view) throw new SlackError('not_found');
  return view;
}
