// A choice shows what is said to it, and on a page unfolds the answer. In a deck the keys do that.
for (const prediction of document.querySelectorAll("[data-prediction]")) {
  const buttons = [...prediction.querySelectorAll("button")];
  const feedback = prediction.querySelector(".feedback");
  const answer = prediction.closest(".practice").nextElementSibling;
  for (const button of buttons) {
    button.addEventListener("click", () => {
      for (const each of buttons) each.setAttribute("aria-pressed", each === button);
      feedback.innerHTML = button.nextElementSibling.innerHTML;
      prediction.dispatchEvent(new Event("done", { bubbles: true }));
      if (answer?.matches(".answer")) answer.open = true;
    });
  }
}
