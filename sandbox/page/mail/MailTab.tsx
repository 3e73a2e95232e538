import { useEffect, useState } from 'preact/hooks';
import type { OfficeChange, OfficeMail, ResponseStatus } from '../../google/officeTypes';
import { googleApi } from '../store/googleApi';
import { coalesce, listen, RequestFailed } from '../store/http';
import { formatSlackDate } from '../text/dateTokens';
import { useReader } from '../text/reader';
import { MailText } from './MailText';

const KINDS: Record<OfficeMail['kind'], string> = {
  invitation: 'Invitation',
  update: 'Update',
  cancellation: 'Cancelled',
  response: 'Answer',
};

/** What Google would have sent: to candidates, and on demand to colleagues too. */
export function MailTab() {
  const { mails, trouble, reload } = useMails();
  const [showsCompany, setShowsCompany] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);
  const shown = [...(mails ?? [])]
    .filter((mail) => showsCompany || !mail.toCompany)
    .sort((a, b) => b.sentAt.localeCompare(a.sentAt));
  const open = shown.find((mail) => mail.id === openId) ?? null;
  const answer = async (mail: OfficeMail, responseStatus: ResponseStatus) => {
    const { calendarId, eventId, to } = mail;
    try {
      await googleApi.respond({ calendarId, eventId, email: to, responseStatus });
      setAnswered(`${to} answered: ${responseStatus}`);
      await reload();
    } catch (error) {
      setAnswered(error instanceof RequestFailed ? error.message : String(error));
    }
  };
  return (
    <main class={open ? 'mail reading' : 'mail'} aria-label="Mail">
      <section class="mail-list" aria-label="Mails">
        <header class="mail-bar">
          <h2>Mail to candidates</h2>
          <label>
            <input type="checkbox" checked={showsCompany} onChange={() => setShowsCompany(!showsCompany)} />{' '}
            colleagues too
          </label>
        </header>
        {trouble && (
          <p class="calendar-trouble" role="alert">
            {trouble}
          </p>
        )}
        {mails && shown.length === 0 && (
          <p class="conversation-start alone">
            No mail yet. As soon as an interview is booked, its invitation to the candidate lies here. Nothing
            is really sent.
          </p>
        )}
        <ul>
          {shown.map((mail) => (
            <MailLine
              key={mail.id}
              mail={mail}
              isOpen={mail.id === openId}
              onOpen={() => {
                setAnswered(null);
                setOpenId(mail.id);
              }}
            />
          ))}
        </ul>
      </section>
      {open ? (
        <MailPane mail={open} answered={answered} onAnswer={answer} onBack={() => setOpenId(null)} />
      ) : (
        <section class="mail-pane empty" aria-hidden="true">
          <p>Choose a mail to read it.</p>
        </section>
      )}
    </main>
  );
}

function useMails() {
  const [mails, setMails] = useState<OfficeMail[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [reload] = useState(() =>
    coalesce(async () => {
      try {
        setMails((await googleApi.mails()).mails);
        setTrouble(null);
      } catch (error) {
        setTrouble(error instanceof RequestFailed ? error.message : String(error));
      }
    }),
  );
  useEffect(() => {
    void reload();
    return listen<OfficeChange>(googleApi.changesPath, {
      change: (change) => void (change.kind === 'mail' && reload()),
      open: () => void reload(),
      lost: () => undefined,
    });
  }, [reload]);
  return { mails, trouble, reload };
}

function MailLine({ mail, isOpen, onOpen }: { mail: OfficeMail; isOpen: boolean; onOpen(): void }) {
  const reader = useReader();
  const at = Date.parse(mail.sentAt) / 1000;
  return (
    <li>
      <button type="button" class="mail-line" aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
        <span class="mail-line-head">
          <strong>{mail.to}</strong>
          <time>{formatSlackDate('{date_short_pretty} {time}', at, reader)}</time>
        </span>
        <span>
          <span class={`mail-kind ${mail.kind}`}>{KINDS[mail.kind]}</span> {mail.subject}
        </span>
      </button>
    </li>
  );
}

interface MailPaneProps {
  mail: OfficeMail;
  answered: string | null;
  onAnswer(mail: OfficeMail, answer: ResponseStatus): void;
  onBack(): void;
}

function MailPane({ mail, answered, onAnswer, onBack }: MailPaneProps) {
  const reader = useReader();
  const canAnswer = mail.kind === 'invitation' || mail.kind === 'update';
  const at = Date.parse(mail.sentAt) / 1000;
  return (
    <article class="mail-pane" aria-label={mail.subject}>
      <header>
        <button type="button" class="icon-button mail-back" aria-label="Back to the list" onClick={onBack}>
          ‹
        </button>
        <h2>{mail.subject}</h2>
        <dl>
          <dt>From</dt>
          <dd>{mail.from}</dd>
          <dt>To</dt>
          <dd>{mail.to}</dd>
          <dt>Sent</dt>
          <dd>{formatSlackDate('{date_long} at {time}', at, reader)}</dd>
        </dl>
      </header>
      <MailText text={mail.text} />
      {mail.meetUrl && (
        <p>
          <a href={mail.meetUrl} target="_blank" rel="noreferrer">
            {mail.meetUrl}
          </a>
        </p>
      )}
      {canAnswer && (
        <div class="mail-answer">
          <span>Going?</span>
          <button type="button" class="button" onClick={() => onAnswer(mail, 'accepted')}>
            Yes
          </button>
          <button type="button" class="button" onClick={() => onAnswer(mail, 'tentative')}>
            Maybe
          </button>
          <button type="button" class="button" onClick={() => onAnswer(mail, 'declined')}>
            No
          </button>
          {answered && <span role="status">{answered}</span>}
        </div>
      )}
      <details>
        <summary>invite.ics</summary>
        <pre>{mail.ics}</pre>
      </details>
    </article>
  );
}
