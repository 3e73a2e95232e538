import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useStores } from '../store/stores';

const PAGE_TROUBLE_MS = 8000;

/** What Slack, or the page, tells outside any conversation. */
export function Notices() {
  const { slack, office } = useStores();
  const notices = slack.state.value?.notices ?? [];
  const troubles = [slack.trouble, office.trouble];
  const count = notices.length + troubles.filter((each) => each.value).length;
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Shown anew it comes to lie over a modal that was opened since.
    ref.current?.hidePopover();
    if (count > 0) ref.current?.showPopover();
  }, [count]);
  return (
    <div ref={ref} class="notices" role="status" popover="manual">
      {notices.map((notice) => (
        <Notice
          key={notice.id}
          text={notice.text}
          onDismiss={() => void slack.run((api, me) => api.dismiss(me, { noticeId: notice.id }))}
        />
      ))}
      {troubles.map((trouble, at) =>
        trouble.value ? (
          <Notice
            key={at}
            text={trouble.value}
            leavesAfterMs={PAGE_TROUBLE_MS}
            onDismiss={() => {
              trouble.value = null;
            }}
          />
        ) : null,
      )}
    </div>
  );
}

function Notice({
  text,
  onDismiss,
  leavesAfterMs,
}: {
  text: string;
  onDismiss(): void;
  leavesAfterMs?: number;
}) {
  useEffect(() => {
    if (!leavesAfterMs) return;
    const timer = setTimeout(onDismiss, leavesAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="notice">
      <span>{text}</span>
      <button type="button" class="icon-button" aria-label="Dismiss" onClick={onDismiss}>
        ×
      </button>
    </div>
  );
}
