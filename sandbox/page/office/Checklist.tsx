import type { ChecklistJump } from '../officeApi';
import { type Stores, useStores } from '../store/stores';
import { writeDraft } from './composing';

/** How far one is; opens and closes the checklist. */
export function ChecklistButton({ isOpen, onClick }: { isOpen: boolean; onClick(): void }) {
  const { office } = useStores();
  const steps = office.checklist.value?.steps ?? [];
  const doneCount = steps.filter((step) => step.isDone).length;
  if (steps.length === 0) return null;
  return (
    <button
      type="button"
      class="checklist-button"
      aria-expanded={isOpen}
      aria-label={`Live it in five minutes, ${doneCount} of ${steps.length} done`}
      title="Live it in five minutes"
      onClick={onClick}
    >
      <ProgressRing part={doneCount / steps.length} />
      <span class="wide-only">Live it in five minutes</span>
      <span class="checklist-count">
        {doneCount}/{steps.length}
      </span>
    </button>
  );
}

/** "Live it in five minutes": what to try, in order; it ticks itself off, and each line leads to its place. */
export function Checklist({ onClose }: { onClose(): void }) {
  const stores = useStores();
  const steps = stores.office.checklist.value?.steps ?? [];
  const next = steps.find((step) => !step.isDone);
  if (steps.length === 0) return null;
  return (
    <section class="checklist" aria-label="Live it in five minutes">
      <header>
        <h2>Live it in five minutes</h2>
        <button type="button" class="icon-button" aria-label="Close the checklist" onClick={onClose}>
          ×
        </button>
      </header>
      <ol>
        {steps.map((step) => (
          <li key={step.id} class={step.isDone ? 'done' : step === next ? 'next' : ''}>
            <Tick isDone={step.isDone} />
            <button
              type="button"
              disabled={!step.jump}
              aria-current={step === next ? 'step' : undefined}
              onClick={() => step.jump && void follow(step.jump, stores)}
            >
              <strong>{step.title}</strong>
              {step === next && step.hint && <small>{step.hint}</small>}
            </button>
          </li>
        ))}
      </ol>
      {!next && <p class="checklist-end">That was the whole way, from asking for a time to a decision.</p>}
    </section>
  );
}

/** Becomes the person, goes to the place, prepares the composer, moves the clock: what the step needs. */
async function follow(jump: ChecklistJump, { slack, office }: Stores): Promise<void> {
  if (jump.userId !== slack.at.value.userId) await slack.become(jump.userId);
  if (jump.tab !== 'slack') slack.goToTab(jump.tab);
  else {
    const { place } = jump;
    if (place === 'appHome' || place === 'appMessages') await slack.openApp(place === 'appHome');
    else if (typeof place === 'object') slack.go(place);
    else slack.goToTab('slack');
  }
  if (jump.compose) {
    writeDraft(slack, jump.compose);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.conversation .composer textarea')?.focus(),
    );
  }
  if (jump.clock === 'nextReminder') await office.toNextReminder();
}

function Tick({ isDone }: { isDone: boolean }) {
  return (
    <span class={isDone ? 'step-tick done' : 'step-tick'}>
      {isDone && (
        <svg width="10" height="10" viewBox="0 0 10 10" role="img" aria-label="Done">
          <path d="M1.5 5.5l2.3 2.3L8.5 2.5" fill="none" stroke="currentColor" stroke-width="1.8" />
        </svg>
      )}
    </span>
  );
}

function ProgressRing({ part }: { part: number }) {
  const around = 2 * Math.PI * 6;
  return (
    <svg class="ring" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="6" class="ring-track" />
      <circle cx="9" cy="9" r="6" class="ring-part" stroke-dasharray={`${part * around} ${around}`} />
    </svg>
  );
}
