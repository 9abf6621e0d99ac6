/*
 * What Material for MkDocs 9.8 (MIT, squidfunk and contributors) puts into every page as inline
 * scripts: where the site's settings are kept in the browser, and the colours a reader chose.
 * It runs before the page is painted.
 */
document.documentElement.classList.replace("no-js", "js")
var __md_scope = window.__dl_scope || new URL("../..", document.currentScript.src)
var __md_hash = text => [...text].reduce((hash, c) => (hash << 5) - hash + c.charCodeAt(0), 0)
var __md_get = (key, storage = localStorage, scope = __md_scope) =>
  JSON.parse(storage.getItem(scope.pathname + "." + key))
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing forgets the choice, and that is all.
  }
}

/* The size, width and face of text that a reader chose (tools/store.js), before anything is painted. */
try {
  const { reading } = __md_get("dateline") ?? {}
  if (reading) {
    const { dataset } = document.documentElement
    dataset.dlSize = reading.size
    dataset.dlWidth = reading.width
    dataset.dlFace = reading.face
  }
} catch {
  // A browser that keeps nothing has nothing to say.
}

/* A search that stands in the address: its index is on its way while the page's scripts are. */
if (location.pathname === `${__md_scope.pathname}search/` && /[?&]query=[^&]/.test(location.search)) {
  const index = new URL("search/manifest.bin", __md_scope)
  document.head.insertAdjacentHTML("beforeend", `<link rel="preload" as="fetch" crossorigin href="${index}">`)
}

function __dl_palette() {
  const palette = __md_get("__palette")
  if (!palette || !palette.color) return
  if (palette.color.media === "(prefers-color-scheme)") {
    const media = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${media})']`)
    for (const name of ["media", "scheme", "primary", "accent"])
      palette.color[name] = input.getAttribute(`data-md-color-${name}`)
  }
  for (const [key, value] of Object.entries(palette.color))
    document.body.setAttribute(`data-md-color-${key}`, value)
}

/* The search box of Material's partials/search.html; its words come from the theme's language. */
function __dl_search(placeholder, label, reset, initializer) {
  const icon = name => `<i class="dl-icon dl-icon--${name}"></i>`
  document.currentScript.previousElementSibling.innerHTML = `
<label class="md-search__overlay" for="__search"></label>
<div class="md-search__inner" role="search">
  <form class="md-search__form" name="search">
    <input type="text" class="md-search__input" name="query" autocapitalize="off" autocorrect="off"
      autocomplete="off" spellcheck="false" data-md-component="search-query" required>
    <label class="md-search__icon md-icon" for="__search">${icon("search")}${icon("back")}</label>
    <nav class="md-search__options">
      <button type="reset" class="md-search__icon md-icon" tabindex="-1">${icon("close")}</button>
    </nav>
  </form>
  <div class="md-search__output">
    <div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix>
      <div class="md-search-result" data-md-component="search-result">
        <div class="md-search-result__meta"></div>
        <ol class="md-search-result__list" role="presentation"></ol>
      </div>
    </div>
  </div>
</div>`
  const box = document.currentScript.previousElementSibling
  const input = box.querySelector("input")
  input.placeholder = placeholder
  input.setAttribute("aria-label", placeholder)
  box.querySelector("nav").setAttribute("aria-label", label)
  const button = box.querySelector("button")
  button.title = reset
  button.setAttribute("aria-label", reset)
  box.querySelector(".md-search-result__meta").textContent = initializer
}
