"use strict";
// Adds to a form that is whole without it: words selected in the passage go into the field that was chosen last.
(() => {
  document.documentElement.classList.add("scripted");
  const passage = document.querySelector(".passage");
  let field = null;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".fix [name=content], .fix [name=cue], .fix [name=source_span], .fix [name=source]")) {
      field?.classList.remove("chosen");
      field = event.target;
      field.classList.add("chosen");
    }
  });
  passage.addEventListener("pointerup", () => {
    const words = `${getSelection()}`.trim();
    if (field && words) field.value = words;
  });
})();
