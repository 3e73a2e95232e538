import type { App } from '@slack/bolt';
import { readDebriefMore } from '../../blocks/debrief/debriefActions';
import { debriefPost } from '../../blocks/debrief/debriefMessage';
import { postModal, readPostModal } from '../../blocks/debrief/postModal';
import { ratingsPicture } from '../../blocks/debrief/ratingsPicture';
import { context, section } from '../../blocks/elements';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import { messageModal } from '../../blocks/messageModal';
import { inline } from '../../blocks/text';
import { exportPacket } from '../flows/judgement/exportPacket';
import { openDebrief } from '../flows/judgement/loadDebrief';
import { postDebrief } from '../flows/judgement/postDebrief';
import type { PacketFormat } from '../packet';
import { debriefProps } from './debriefProps';
import type { SlackDeps } from './deps';
import { candidateProps } from './interviewProps';
import { packetOf } from './packetProps';
import { uploadedId } from './pictures';
import { type Audience, onPress, type Press } from './press';
import { onScreen, type Screen } from './screen';
import { onForm, refusedField } from './submission';

const POSTERS: Audience = ['recruiter', 'committee'];

/** What leaves the debrief: the packet as a file for the recruiter, a line for a channel. */
export function registerExports(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.debriefMore, POSTERS, async (press) => {
    const more = readDebriefMore(press.value);
    if (!more) return;
    const screen = await press.open(more.verb === 'post' ? 'Post to a channel' : 'Export');
    await onScreen(deps, screen, () =>
      more.verb === 'post'
        ? showPost(deps, screen, press, more.candidateId)
        : sendPacket(deps, screen, press, more.candidateId, more.verb),
    );
  });
  onForm(app, deps, VIEWS.post, POSTERS, async ({ by, state, metadata }) => {
    const reading = readPostModal(state);
    if (!reading.ok) return { errors: reading.errors };
    const posted = await postDebrief(deps.ports, by, metadata.candidateId ?? '', reading.value);
    if (!posted.ok) return refusedField(deps, posted, by.zone, BLOCKS.channel);
    return { close: 'this' };
  });
}

async function showPost(deps: SlackDeps, screen: Screen, { by }: Press, candidateId: string): Promise<void> {
  const opened = await openDebrief(deps.ports, by, candidateId);
  if (!opened.ok) return screen.refuse(opened);
  const props = debriefProps(opened.facts, by, deps.ports.clock.now(), deps.ports.settings.quorum);
  await screen.show(
    postModal({ candidate: candidateProps(opened.facts.candidate), news: debriefPost(props).text }),
  );
}

/** Makes the file and puts it into the recruiter's own messages: nobody else's. */
async function sendPacket(
  deps: SlackDeps,
  screen: Screen,
  { by }: Press,
  candidateId: string,
  format: PacketFormat,
): Promise<void> {
  const { ports, client, packets, painter } = deps;
  const exported = await exportPacket(ports, by, candidateId, format);
  if (!exported.ok) return screen.refuse(exported);
  const { facts, exportedAt } = exported;
  const props = debriefProps(facts, by, exportedAt, ports.settings.quorum);
  const picture =
    format === 'pdf' && props.cards.length > 0 ? await painter.png(ratingsPicture(props).svg) : null;
  const packet = packetOf(facts, props, {
    ...{ by, exportedAt, picture },
    company: ports.settings.companyName,
    rubrics: ports.rubrics,
  });
  const name = fileName(facts.candidate.name, exportedAt, format);
  const fileId = await upload(client, by, name, await packets.make(packet, format));
  // Known by its id, so that it goes with the candidate.
  const aboutId = candidateId;
  if (fileId)
    await ports.db.pictures.saveFile({ key: `packet:${fileId}`, fileId, aboutId, madeAt: exportedAt });
  await screen.show(
    messageModal('Export', {
      text: `${name} is in your messages.`,
      blocks: [
        section(`*${inline(name)}* is in your messages.`),
        context('It is marked with your name and the time, and the export is on record.'),
      ],
    }),
  );
}

/** Into somebody's own messages; gives Slack's id of the file. */
async function upload(
  client: SlackDeps['client'],
  { slackUserId }: Press['by'],
  name: string,
  file: Uint8Array,
): Promise<string | undefined> {
  const { channel } = await client.conversations.open({ users: slackUserId });
  const uploaded = await client.files.uploadV2({
    channel_id: channel?.id ?? '',
    file: Buffer.from(file),
    filename: name,
    title: name,
    // Slack keeps these words when the file is deleted: they name nobody.
    initial_comment: 'The interview packet that you asked for. Marked with your name and the time.',
  });
  return uploadedId(uploaded);
}

/** "grace-hopper-2026-11-23.pdf". */
function fileName(candidate: string, at: Date, format: PacketFormat): string {
  const words = candidate
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return `${[...(words ?? ['packet']), at.toISOString().slice(0, 10)].join('-')}.${format}`;
}
