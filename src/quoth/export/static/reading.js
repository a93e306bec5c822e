"use strict";
// Adds to a page that is whole without it: notes beside their line, the chain of voices, arrow keys, one voice alone.
(() => {
  const wide = matchMedia("(min-width: 62rem)");
  const quick = matchMedia("(prefers-reduced-motion: reduce)");
  const gap = 6;
  const bar = document.createElement("div");
  bar.className = "chain-bar";
  bar.setAttribute("role", "status");
  bar.hidden = true;
  document.body.append(bar);
  document.documentElement.classList.add("scripted");

  const parts = (anchor) => document.querySelectorAll(`[data-a="${anchor}"]`);
  const noteOf = (anchor) => document.getElementById("note-" + anchor);
  let current = null;

  // Each note wants to stand beside its line. Notes that would overlap share a cluster around the middle of their wishes.
  function place(article) {
    const text = article.querySelector(".text");
    text.classList.toggle("placed", wide.matches);
    text.style.minHeight = "";
    const notes = [...text.querySelectorAll(".note")];
    notes.forEach((note) => (note.style.top = ""));
    if (!wide.matches) return;
    const top = text.getBoundingClientRect().top;
    const clusters = [];
    for (const note of notes) {
      const words = note.dataset.a ? document.getElementById(note.dataset.a) : note.closest(".block").querySelector("p");
      const line = words.getClientRects()[0] || words.getBoundingClientRect();
      const height = note.offsetHeight + gap;
      let cluster = { notes: [note], heights: [height], wishes: line.top - top, height };
      for (let last = clusters.at(-1); last && last.start + last.height > at(cluster); last = clusters.at(-1)) {
        clusters.pop();
        cluster = {
          notes: [...last.notes, ...cluster.notes],
          heights: [...last.heights, ...cluster.heights],
          wishes: last.wishes + cluster.wishes - cluster.notes.length * last.height,
          height: last.height + cluster.height,
        };
      }
      cluster.start = at(cluster);
      clusters.push(cluster);
    }
    for (const cluster of clusters) {
      let y = cluster.start;
      cluster.notes.forEach((note, index) => {
        note.style.top = y + "px";
        y += cluster.heights[index];
      });
      text.style.minHeight = y + "px";
    }
  }
  const at = (cluster) => Math.max(0, cluster.wishes / cluster.notes.length);

  function placeAll() {
    document.querySelectorAll(".reading").forEach(place);
  }

  function fold() {
    document.querySelectorAll("details.notes").forEach((notes) => (notes.open = wide.matches));
    placeAll();
  }

  function mark(anchor) {
    document.querySelectorAll(".active").forEach((part) => part.classList.remove("active"));
    const note = anchor && noteOf(anchor);
    bar.hidden = !note;
    if (!note) return;
    parts(anchor).forEach((part) => part.classList.add("active"));
    const line = document.createElement("div");
    const keys = document.createElement("span");
    keys.className = "keys";
    keys.textContent = "← → from voice to voice";
    line.append(keys, note.querySelector(".chain").cloneNode(true), note.querySelector(".how").cloneNode(true));
    bar.replaceChildren(line);
  }

  function choose(anchor, words) {
    current = anchor;
    mark(anchor);
    const note = anchor && noteOf(anchor);
    if (!note) return;
    note.closest("details").open = true;
    const behavior = quick.matches ? "auto" : "smooth";
    if (words) document.getElementById(anchor).scrollIntoView({ block: "nearest", behavior });
    else note.scrollIntoView({ block: "nearest", behavior });
  }

  const anchorAt = (target) => target.closest?.("[data-a]")?.dataset.a;

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") mark(anchorAt(event.target) || current);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".ref")) choose(event.target.dataset.a, true);
    else if (event.target.matches(".note .num")) mark(event.target.closest(".note").dataset.a);
  });
  document.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed || event.target.closest?.(".actions")) return;
    const anchor = anchorAt(event.target);
    const inNote = event.target.closest?.(".note");
    if (event.target.closest?.("a.ref")) event.preventDefault();
    if (anchor) {
      choose(anchor, Boolean(inNote));
      history.replaceState(null, "", "#" + anchor);
    } else if (!event.target.closest?.("form, summary, a, .chain-bar")) choose(null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.("input, select, textarea")) return;
    if (event.key === "Escape") {
      document.activeElement?.blur?.();
      choose(null);
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const refs = inOrder();
    if (!step || !refs.length) return;
    event.preventDefault();
    const index = refs.findIndex((ref) => ref.dataset.a === current);
    const next = index < 0 ? (step > 0 ? 0 : refs.length - 1) : (index + step + refs.length) % refs.length;
    refs[next].focus({ preventScroll: true });
    history.replaceState(null, "", "#" + refs[next].dataset.a);
  });

  // The order of the notes is that in which the words begin; references stand where they end.
  function inOrder() {
    const refs = new Map([...document.querySelectorAll(".ref")].map((ref) => [ref.dataset.a, ref]));
    return [...document.querySelectorAll(".note[data-a]")].map((note) => refs.get(note.dataset.a)).filter(Boolean);
  }

  document.querySelectorAll(".one select").forEach((select) => {
    const hush = () => {
      select.closest(".reading").querySelectorAll("[data-v]").forEach((part) => {
        part.classList.toggle("hushed", Boolean(select.value) && part.dataset.v !== select.value && !part.closest(".strip"));
      });
    };
    select.addEventListener("change", hush);
    hush();
  });

  // A link names an attribution as it is now (#q-…), or the words that its content begins with and a little around them,
  // which hold when the article was read again: #content=We%20are%20ready&before=…&after=…
  function follow() {
    const fragment = location.hash.slice(1);
    const anchor = fragment.replace(/^note-/, "");
    if (/^q-[0-9a-f]+(-\d+)?$/.test(anchor) && noteOf(anchor)) choose(anchor, true);
    else if (fragment.includes("content=")) point(new URLSearchParams(fragment));
  }

  // Of the attributions that say some of the words, the one whose words here are most nearly as many.
  function point(wanted) {
    let best = null;
    for (const block of document.querySelectorAll(".reading h1, .text p")) {
      const found = inBlock(block, oneLine(wanted.get("content")), oneLine(wanted.get("before")), oneLine(wanted.get("after")));
      if (found && (!best || found.score > best.score)) best = found;
    }
    if (!best) return;
    const parts = [...document.querySelectorAll(".content")].filter((part) => best.range.intersectsNode(part));
    const said = new Map();
    for (const part of parts) said.set(part.dataset.a, (said.get(part.dataset.a) || 0) + part.textContent.length);
    const off = (one) => Math.abs(said.get(one) - best.range.toString().length);
    const [anchor] = [...said.keys()].sort((one, other) => off(one) - off(other));
    if (anchor) choose(anchor, true);
    else best.range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  const oneLine = (words) => (words || "").split(/\s+/).filter(Boolean).join(" ");

  // Where the block has the words with most of what was around them; white space counts as one blank.
  function inBlock(block, exact, before, after) {
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let index = 0; index < node.data.length; index++) {
        const blank = /\s/.test(node.data[index]);
        if (blank && (!text || text.endsWith(" "))) continue;
        text += blank ? " " : node.data[index];
        nodes.push([node, index]);
      }
    }
    let best = null;
    for (let start = text.indexOf(exact); exact && start >= 0; start = text.indexOf(exact, start + 1)) {
      const end = start + exact.length;
      const score = alike([...text.slice(0, start).trimEnd()].reverse(), [...before].reverse()) + alike([...text.slice(end).trimStart()], [...after]);
      if (!best || score > best.score) best = { score, start, end };
    }
    if (!best) return null;
    const range = document.createRange();
    range.setStart(...nodes[best.start]);
    range.setEnd(nodes[best.end - 1][0], nodes[best.end - 1][1] + 1);
    return { score: best.score, range };
  }

  function alike(one, other) {
    let count = 0;
    while (count < one.length && count < other.length && one[count] === other[count]) count++;
    return count;
  }

  addEventListener("hashchange", follow);
  addEventListener("resize", placeAll);
  addEventListener("beforeprint", () => document.querySelectorAll("details.notes").forEach((notes) => (notes.open = true)));
  wide.addEventListener("change", fold);
  document.fonts?.ready.then(placeAll);
  fold();
  follow();
})();
