"use strict";
// Adds to a page that is whole without it: where there is room for one column, what narrows down is folded above the hits.
(() => {
  const fold = document.querySelector(".facets details");
  const wide = matchMedia("(min-width: 62rem)");
  const follow = () => fold && (fold.open = wide.matches);
  wide.addEventListener("change", follow);
  follow();
})();
