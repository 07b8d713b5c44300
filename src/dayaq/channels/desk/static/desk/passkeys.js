// Asks the browser for a passkey before its form is sent; the form then carries what the passkey signed. Without this file the
// form is sent empty, and the server says that the code is the other way.
"use strict";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const credential = form.querySelector("[name=credential]");
  const failed = form.querySelector("[data-failed]");
  form.addEventListener("submit", async (event) => {
    if (credential.value) return;
    event.preventDefault();
    event.stopPropagation();
    failed.hidden = true;
    try {
      const { creation_options, request_options } = JSON.parse(document.getElementById("passkey-options").textContent);
      const made = creation_options ? await webauthnJSON.create(creation_options) : await webauthnJSON.get(request_options);
      credential.value = JSON.stringify(made);
    } catch {
      failed.hidden = false;
      failed.focus();
      return;
    }
    form.requestSubmit();
  });
}

// Coming back with the browser's button: what was signed is good once.
addEventListener("pageshow", () => {
  for (const credential of document.querySelectorAll("form[data-passkey] [name=credential]")) credential.value = "";
});
