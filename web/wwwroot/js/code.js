// A code that came after the # of the address (a QR code): put into the form, then taken out of the address and its history.
const code = decodeURIComponent(location.hash.slice(1));
const field = document.querySelector('[data-code-form] input[type="text"], [data-code-form] input:not([type])');
if (field && /^[0-9A-Za-z -]{20,60}$/.test(code)) {
  field.value = code.replace(/[^0-9A-Za-z]/g, '').replace(/(.{4})(?=.)/g, '$1 ');
  history.replaceState(null, '', location.pathname + location.search);
  const next = field.form.querySelector('input[type="password"]') ?? field.form.querySelector('button');
  next.focus();
}
