// « C’est quoi ? »: with a script the explanations are folded, and open under their sentence. Without one they are all shown.
// The style sheet folds them before this runs (@media (scripting: enabled)), so nothing moves while the page loads.
const buttons = '.word-q[aria-controls]';
const open = 'ouvert';

function show(button, visible) {
  const explanation = document.getElementById(button.getAttribute('aria-controls'));
  if (!explanation) return;
  explanation.classList.toggle(open, visible);
  button.setAttribute('aria-expanded', String(visible));
}

for (const button of document.querySelectorAll(buttons)) show(button, false);

document.addEventListener('click', (event) => {
  const button = event.target.closest?.(buttons);
  if (button) show(button, button.getAttribute('aria-expanded') !== 'true');
});

// Escape closes the explanation of the word that has the focus.
document.addEventListener('keydown', (event) => {
  const button = event.key === 'Escape' ? event.target.closest?.(buttons) : null;
  if (button) show(button, false);
});
