import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from '@floating-ui/dom';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface PopupProps {
  /** The element it belongs to. */
  anchor: RefObject<HTMLElement | null>;
  onClose(): void;
  placement?: Placement;
  /** At least as wide as the anchor, as lists under a field are. */
  matchWidth?: boolean;
  class?: string;
  children: ComponentChildren;
}

/**
 * Something that floats beside its anchor until one clicks elsewhere. It lies in the browser's top layer (the
 * popover attribute), because a modal dialog would otherwise cover it or clip it; it stays a child of the
 * dialog in the tree, because everything outside a modal dialog is inert.
 */
export function Popup({
  anchor,
  onClose,
  placement = 'bottom-start',
  matchWidth,
  children,
  ...rest
}: PopupProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popup = ref.current;
    const target = anchor.current;
    if (!popup || !target) return;
    popup.showPopover();
    return autoUpdate(target, popup, async () => {
      const { x, y } = await computePosition(target, popup, {
        strategy: 'fixed',
        placement,
        middleware: [
          offset(4),
          flip({ padding: 8 }),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply({ availableHeight, availableWidth, rects }) {
              popup.style.maxHeight = `${Math.max(120, availableHeight)}px`;
              popup.style.maxWidth = `${availableWidth}px`;
              if (matchWidth) popup.style.minWidth = `${rects.reference.width}px`;
            },
          }),
        ],
      });
      popup.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
    });
  }, [anchor, placement, matchWidth]);

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target;
      if (!(target instanceof Node)) return;
      if (!ref.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => document.removeEventListener('pointerdown', onPointerDown, true);
  }, [anchor, onClose]);

  useEffect(() => {
    const popup = ref.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
      anchor.current?.focus();
    };
    popup?.addEventListener('keydown', onKeyDown);
    return () => popup?.removeEventListener('keydown', onKeyDown);
  }, [anchor, onClose]);

  return (
    <div ref={ref} popover="manual" class={`popup ${rest.class ?? ''}`}>
      {children}
    </div>
  );
}
