// What the checker of plain French says while one writes. Without this script « Relire le texte » says the same.
const pause = 1200; // milliseconds without a key
const largest = 40000;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function replace(field, finding) {
  if (field.value.slice(finding.start, finding.start + finding.length) !== finding.exact) return;
  field.focus();
  field.setRangeText(finding.suggestion, finding.start, finding.start + finding.length, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function item(field, finding) {
  const li = element('li', '', `plain-item ${finding.class}`);
  const head = element('p');
  head.append(element('strong', `${finding.severity}, ligne ${finding.line}`));
  li.append(head);
  if (finding.words) li.append(element('p', `«\u00A0${finding.words}\u00A0»`, 'plain-words'));
  li.append(element('p', finding.message));
  if (finding.suggestion) {
    li.append(element('p', 'On peut écrire\u00A0:'), element('p', finding.suggestion, 'plain-suggestion'));
    const button = element('button', 'Remplacer', 'btn quiet');
    button.type = 'button';
    button.addEventListener('click', () => replace(field, finding));
    li.append(button);
  }
  if (finding.why) {
    const why = element('details');
    why.append(element('summary', 'Pourquoi\u00A0?'), element('p', finding.title), element('p', finding.why));
    li.append(why);
  }
  return li;
}

for (const box of document.querySelectorAll('[data-langage-simple]')) {
  const field = document.getElementById(box.dataset.langageSimple);
  const token = field?.form?.querySelector('[name=__RequestVerificationToken]');
  if (!field || !token) continue;
  const summary = box.querySelector('.plain-summary');
  const list = box.querySelector('.plain-list');
  let timer = 0;
  let last = null;
  let asked = 0;

  const look = async () => {
    const text = field.value;
    if (text === last || text.length > largest) return;
    last = text;
    const mine = ++asked;
    const body = new URLSearchParams({ text, pour: box.dataset.pour, markdown: box.dataset.markdown, __RequestVerificationToken: token.value });
    try {
      const answer = await fetch('/langage-simple?handler=Check', { method: 'POST', body, credentials: 'same-origin' });
      if (!answer.ok || mine !== asked) return;
      const said = await answer.json();
      summary.textContent = said.summary;
      list.replaceChildren(...said.findings.map((finding) => item(field, { ...finding, exact: text.slice(finding.start, finding.start + finding.length) })));
    } catch { /* no network: « Relire le texte » is still there */ }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
}
