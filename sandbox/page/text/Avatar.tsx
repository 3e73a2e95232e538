import type { ClientUser } from '../../slack/clientTypes';
import { nameOf } from './reader';

/** A person's picture; without one, initials on their colour. */
export function Avatar({ user, size = 36 }: { user: ClientUser | undefined; size?: number }) {
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  if (user?.imageUrl) return <img class="avatar" src={user.imageUrl} alt="" style={style} />;
  const name = nameOf(user, '?');
  const initials = name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, size < 24 ? 1 : 2)
    .join('');
  return (
    <span class="avatar" aria-hidden="true" style={{ ...style, background: user?.color ?? '#777' }}>
      {initials}
    </span>
  );
}
