/** A component in a simulated page, and what a person can do to it. */
import type { ComponentChild } from 'preact';
import { render as renderInto } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';

const roots: HTMLElement[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) {
    act(() => renderInto(null, root));
    root.remove();
  }
});

export interface Rendered {
  readonly root: HTMLElement;
  /** Draws again with other values. */
  update(next: ComponentChild): void;
  /** The button or link with this accessible name; throws when there is none or more than one. */
  button(name: string): HTMLElement;
  /** All controls that are shown, by accessible name. */
  buttonNames(): string[];
  text(): string;
}

/** Text as it is read aloud: what is hidden from assistive technology is left out. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const walk = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
    return [...node.childNodes].map(walk).join('');
  };
  return walk(element).replace(/\s+/g, ' ').trim();
}

export function render(content: ComponentChild): Rendered {
  const root = document.createElement('div');
  document.body.append(root);
  roots.push(root);
  act(() => renderInto(content, root));
  const buttons = () => [...root.querySelectorAll<HTMLElement>('button, [role=menuitem]')];
  return {
    root,
    update: (next) => act(() => renderInto(next, root)),
    button(name) {
      const found = buttons().filter((button) => nameOf(button) === name);
      const [first] = found;
      if (first === undefined || found.length > 1) {
        throw new Error(`${found.length} buttons “${name}” among ${buttons().map(nameOf).join(' | ')}`);
      }
      return first;
    },
    buttonNames: () => buttons().map(nameOf),
    text: () => root.textContent ?? '',
  };
}

export function click(element: Element): void {
  act(() => {
    if (element instanceof HTMLElement) element.focus();
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
}

/** A key on the element that has the focus, or on the page. Answers whether the page took it for itself. */
export function press(key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  act(() => {
    (document.activeElement ?? document.body).dispatchEvent(event);
  });
  return event.defaultPrevented;
}

export function type(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  act(() => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The accessible name of what has the focus. */
export function focused(): string {
  return document.activeElement === null ? '' : nameOf(document.activeElement);
}
