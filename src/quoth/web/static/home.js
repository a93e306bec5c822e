"use strict";
// Adds to a form that is whole without it: files may be dropped anywhere on the page, and go into the form.
(() => {
  const files = document.getElementById("files");
  const drop = files.closest(".drop");
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    drop.classList.remove("over");
    if (!hasFiles(event)) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
    files.focus();
  });
  // An empty form asks for nothing: the field says so instead of the server.
  files.form.addEventListener("submit", (event) => {
    const text = files.form.elements.text;
    text.setCustomValidity(text.value.trim() || files.files.length ? "" : "Paste a text or a link, or choose files.");
    if (!files.form.reportValidity()) event.preventDefault();
  });
  files.form.elements.text.addEventListener("input", (event) => event.target.setCustomValidity(""));
  files.addEventListener("change", () => files.form.elements.text.setCustomValidity(""));
})();
