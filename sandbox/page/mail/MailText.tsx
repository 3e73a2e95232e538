const URL_IN_TEXT = /(https?:\/\/[^\s<>]+[^\s<>.,;:!?)])/;

/** A plain-text mail with its addresses as links, as a mail program shows it. */
export function MailText({ text }: { text: string }) {
  return (
    <p class="mail-text">
      {text.split(URL_IN_TEXT).map((part, at) =>
        at % 2 === 1 ? (
          <a key={at} href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
