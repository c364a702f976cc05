// Going back in the browser's history shows that address anew.
addEventListener("popstate", () => location.reload());

// A link to a message of this workspace opens here, for the person who looks.
addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href*="/archives/"]');
  if (!link || link.origin !== location.origin) return;
  event.preventDefault();
  const address = new URL(link.href);
  address.searchParams.set("as", new URLSearchParams(location.search).get("as") ?? "");
  location.assign(address);
});
