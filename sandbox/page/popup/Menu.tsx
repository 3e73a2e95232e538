import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Popup } from './Popup';

export interface MenuItem {
  key: string;
  label: ComponentChildren;
  description?: string;
  isDanger?: boolean;
  href?: string;
  choose(): void;
}

interface MenuProps {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  items: MenuItem[];
  /** Said when there is nothing to choose. */
  empty?: string;
  placement?: 'bottom-start' | 'bottom-end' | 'top-start';
  onClose(): void;
}

/** A menu of commands: arrows, Home, End and the first letter move, Enter chooses. */
export function Menu({ anchor, label, items, empty, placement = 'bottom-end', onClose }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => entries(ref.current)[0]?.focus(), []);
  const choose = (item: MenuItem) => {
    onClose();
    anchor.current?.focus();
    item.choose();
  };
  return (
    <Popup anchor={anchor} onClose={onClose} placement={placement} class="menu">
      <div ref={ref} role="menu" aria-label={label} onKeyDown={(event) => moveFocus(event, ref.current)}>
        {items.length === 0 && <p class="menu-empty">{empty}</p>}
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={item.isDanger ? 'menu-item danger' : 'menu-item'}
            onClick={() => choose(item)}
            onPointerMove={(event) => event.currentTarget.focus()}
          >
            <span>{item.label}</span>
            {item.description && <small>{item.description}</small>}
          </button>
        ))}
      </div>
    </Popup>
  );
}

function entries(menu: HTMLElement | null): HTMLElement[] {
  return menu ? [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')] : [];
}

function moveFocus(event: KeyboardEvent, menu: HTMLElement | null): void {
  const items = entries(menu);
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const last = items.length - 1;
  const byKey: Record<string, number> = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const letter = event.key.length === 1 ? event.key.toLowerCase() : null;
  const next =
    byKey[event.key] ??
    (letter ? items.findIndex((item) => item.textContent?.trim().toLowerCase().startsWith(letter)) : -1);
  if (next < 0) return;
  event.preventDefault();
  items[next]?.focus();
}
