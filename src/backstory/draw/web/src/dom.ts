/** Tags, attributes and children come in; elements go out. Text is only ever set as text. */

export type Child = Node | string | number | null | undefined | false | Child[];

type Attributes = Record<string, string | number | boolean | null | undefined>;

const SVG = 'http://www.w3.org/2000/svg';

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

/** An HTML element. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** An SVG element. */
export function g<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

/** A button that does something. */
export function button(attributes: Attributes, act: () => void, ...children: Child[]) {
  const element = h('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', act);
  return element;
}

/** A button that runs along in a line as a word does: a real one is a block that may be parted. */
export function word(attributes: Attributes, act: () => void, ...children: Child[]) {
  const element = h('span', { role: 'button', tabindex: 0, ...attributes }, ...children);
  element.addEventListener('click', act);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  });
  return element;
}

/** A link for an address that is http(s), plain text for any other. */
export function link(address: string, ...children: Child[]): HTMLElement {
  if (!/^https?:\/\//i.test(address)) return h('span', {}, ...children);
  return h(
    'a',
    { href: address, rel: 'noopener noreferrer nofollow', target: '_blank' },
    ...children,
  );
}

/** Replace what an element holds. */
export function refill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** Keep the focus on the control of the same name when its part of the page is drawn anew. */
export function keepFocus(part: Element, draw: () => void): void {
  const name = part.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-key')
    : null;
  draw();
  if (!name) return;
  const again = [...part.querySelectorAll<HTMLElement | SVGElement>('[data-key]')];
  const same = again.find((element) => element.dataset['key'] === name);
  same?.focus({ preventScroll: true });
}

/** Put text on the clipboard, and say so on the button that asked for it. */
export async function copy(text: string, asked: HTMLElement, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  const before = asked.textContent;
  asked.textContent = `✓ ${done}`;
  setTimeout(() => (asked.textContent = before), 1600);
}

/** To what is told of a thing that was just chosen: what chose it may be drawn no more. */
export function toWhatIsTold(): void {
  const headings = document.querySelectorAll<HTMLElement>('#tab-answer h2, #story h2');
  [...headings].find((one) => one.offsetParent)?.focus();
}
