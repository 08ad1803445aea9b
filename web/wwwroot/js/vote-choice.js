// What is chosen on a ballot, on a screen that votes and where the bureau reads envelopes out.
const said = (field) => field.labels[0].querySelector('span').textContent.trim();

/// { values, lines } or { problem }.
export function choiceOf(place, method, options, limit) {
  const words = place.dataset;
  const boxes = [...place.querySelectorAll('[data-option]')];
  const values = new Array(options).fill(0);
  if (method === 'Judgment') {
    const lines = [];
    for (const group of place.querySelectorAll('[data-note]')) {
      const given = group.querySelector('input:checked');
      if (!given) return { problem: words.manque };
      values[Number(group.dataset.note)] = Number(given.value);
      lines.push(`${group.querySelector('legend').textContent.trim()}\u00A0: ${said(given)}`);
    }
    return { values, lines };
  }
  if (method === 'Budget') {
    boxes.forEach((box) => { values[Number(box.dataset.option)] = /^\d{1,3}$/.test(box.value.trim()) ? Number(box.value) : box.value.trim() === '' ? 0 : NaN; });
    const sum = values.reduce((all, one) => all + one, 0);
    if (!(sum >= 1 && sum <= limit)) return { problem: words.manque };
    return { values, lines: boxes.map((box) => `${box.dataset.mots}\u00A0: ${values[Number(box.dataset.option)]}`) };
  }
  const chosen = boxes.filter((box) => box.checked);
  if (chosen.length < 1 || chosen.length > limit) return { problem: words.manque };
  chosen.forEach((box) => { values[Number(box.dataset.option)] = 1; });
  return { values, lines: chosen.map((box) => said(box)) };
}
