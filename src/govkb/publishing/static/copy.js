// Buttons that copy the text of another element. Without scripts they stay hidden and the text can be marked by hand.
"use strict";

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const status = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    status.textContent = (await copied(source)) ? button.dataset.done : button.dataset.failed;
  });
}

async function copied(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    // Outside https browsers keep the clipboard to what is marked.
    getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}
