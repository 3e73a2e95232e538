import type { ClientUser } from '../../slack/clientTypes';
import { fullNameOf } from './people';

/** A person's picture; without one, initials on their colour. */
export function Avatar({ user, size = 36 }: { user: ClientUser | undefined; size?: number }) {
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  if (user?.imageUrl) return <img class="avatar" src={user.imageUrl} alt="" style={style} />;
  if (user?.isBot) {
    return (
      <span class="avatar" aria-hidden="true" style={{ ...style, background: user.color }}>
        <AppGlyph size={size * 0.66} />
      </span>
    );
  }
  const name = user ? fullNameOf(user) : 'Slackbot';
  const initials = name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, size < 24 ? 1 : 2)
    .join('');
  return (
    <span class="avatar" aria-hidden="true" style={{ ...style, background: user?.color ?? '#5b5d8f' }}>
      {initials}
    </span>
  );
}

/** The app's mark: a loop. */
export function AppGlyph({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M9 16a5 5 0 0 1 9-3l4 6a5 5 0 1 0 0-6l-4 6a5 5 0 0 1-9-3z"
        transform="translate(-1.6)"
        fill="none"
        stroke="currentColor"
        stroke-width="2.6"
      />
    </svg>
  );
}
