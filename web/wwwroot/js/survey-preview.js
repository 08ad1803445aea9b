// The words of a question in the frame beside the editor, while one types. Without this script « Relire et voir l’aperçu » shows the same, and more.
const form = document.querySelector('form[data-apercu]');
const phone = document.querySelector('.phone');
const field = (name) => form.elements.namedItem(name);
const said = (kind) => {
  const seen = field('Form.SeenBy')?.value ?? 'jeune';
  const own = [seen, seen.split('-')[0], 'tous'].map((key) => field(`Form.${kind}[${key}]`)?.value.trim()).find((words) => words);
  return own ?? '…';
};

function show() {
  const asked = phone.querySelector('legend, .survey-asked');
  if (asked) asked.textContent = said('Text');
  const why = phone.querySelector('.why p');
  if (why) why.textContent = said('Why');
  const typed = [...form.querySelectorAll('[name^="Form.Choices"][name$=".Words"]')].map((input) => input.value.trim()).filter(Boolean);
  if (typed.length === 0) return;
  const tiles = [...phone.querySelectorAll('.tile label > span')];
  const ranks = [...phone.querySelectorAll('.survey-rank strong')];
  for (const [index, place] of (tiles.length > 0 ? tiles : ranks).entries()) if (typed[index]) place.textContent = typed[index];
}

if (form && phone) {
  form.addEventListener('input', show);
  // What was typed before this script came, or kept by the browser from another visit.
  if ([...form.elements].some((one) => one.defaultValue !== undefined && one.value !== one.defaultValue)) show();
}
