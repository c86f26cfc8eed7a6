// Exercises: what is typed or chosen is judged at once; the solution is written when it is asked for.
for (const part of document.querySelectorAll("[data-told]")) {
  const exercise = JSON.parse(atob(part.dataset.told));
  const feedback = part.querySelector(".feedback"), solution = part.querySelector(".solution");
  const answer = (text) => {
    const { status, text: said } = judge(exercise, text);
    feedback.innerHTML = say(status, { text: said });
    feedback.dataset.status = status;
    if (status === "right") part.dispatchEvent(new Event("done", { bubbles: true }));
  };
  const solve = () => {
    solution.lastElementChild.innerHTML = `<p>${exercise.solution}</p><p>${exercise.why}</p>`;
  };
  part.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    answer(event.target.querySelector("input[type=text], input:checked")?.value ?? "");
  });
  part.addEventListener("change", ({ target }) => { if (target.type === "radio") answer(target.value); });
  solution.addEventListener("toggle", solve);
  addEventListener("beforeprint", solve);
}
