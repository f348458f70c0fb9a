/**
 * A browser that cannot run the page comes in; the list for readers without scripts goes out.
 *
 * It is a script of its own, in plain words: where the page's module is not even understood, or its
 * data cannot be unpacked, this still runs. With scripts on, a `<noscript>` holds its list as text.
 */

/** Why a list stands here, in the words that the list carries for it. */
function why(list: HTMLElement): HTMLElement {
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  line.textContent = list.dataset.why || '';
  return line;
}

function showList(): void {
  const text = document.querySelector('body noscript')?.textContent;
  document.documentElement.classList.add('old');
  if (!text || document.getElementById('plain')) return;
  const list = new DOMParser().parseFromString(text, 'text/html').getElementById('plain');
  if (!list) return;
  const sections = [...list.querySelectorAll('section')];
  for (const each of sections.length ? sections : [list]) each.prepend(why(each));
  document.body.append(document.adoptNode(list));
}

const started = (): boolean => document.documentElement.classList.contains('js');

if (!('DecompressionStream' in window)) showList();
else window.addEventListener('error', () => !started() && showList());
