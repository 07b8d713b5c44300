// Comfort only: every page works without this file.
"use strict";

const announcement = document.getElementById("announcement");

// A second click must not send a form twice; the server would refuse it anyway. The button stays enabled for the browser, so its own value is sent.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || form.classList.contains("languages")) return;
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
  announcement.textContent = announcement.dataset.sending;
});

// Coming back with the browser's button shows the page as it was left: let it be sent again.
addEventListener("pageshow", () => {
  announcement.textContent = "";
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
});

// A file that is too large is told at once, not after a long upload.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.type !== "file" || !input.dataset.mostBytes) return;
  const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.mostBytes));
  input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
  if (tooLarge) input.reportValidity();
});

document.querySelector(".summary")?.focus();
