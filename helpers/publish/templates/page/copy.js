// Code can be copied; where the browser does not let a page do it, the code is selected instead.
for (const code of document.querySelectorAll("main .highlight")) {
  const text = code.querySelector("pre"), button = document.createElement("button");
  const say = (short, whole = short) => { [button.textContent, button.ariaLabel] = [short, whole]; };
  button.type = "button";
  button.className = "copy";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trimEnd());
      say("Copied");
    } catch {
      getSelection().selectAllChildren(text);
      say("Selected");
    }
    setTimeout(say, 2000, "Copy", "Copy this code");
  });
  say("Copy", "Copy this code");
  code.append(button);
}
