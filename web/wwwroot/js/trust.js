// The one Trusted Types policy of the portal (« nosvoix »): it lets a script name our own service worker, and nothing else.
const allowed = ['/sw.js'];
const rules = {
  createScriptURL(address) {
    if (!allowed.includes(address)) throw new TypeError('Not a script of the portal.');
    return address;
  },
};
export const trust = window.trustedTypes ? window.trustedTypes.createPolicy('nosvoix', rules) : rules;
