"""`predict`: a question to commit to before the code runs. One source, four shapes.

Live it is a row of buttons: choosing shows what to look for in the next cell, and a change of
mind is welcome. On a page or a slide the same buttons need no kernel; in a stored lesson it is a
list that unfolds, without a script. Where not even HTML is shown, the question and its choices
are plain text.
"""

import html

import anywidget
import traitlets

from helpers import rendering
from helpers.interactive.saved_output import as_html, show
from helpers.practice import session
from helpers.practice.messages import say
from helpers.practice.text import to_html, to_plain


class _Buttons(anywidget.AnyWidget):
    """Question, buttons, and the feedback on the one that was pressed."""

    _esm = """
    function render({ model, el }) {
      const make = (tag, inside, html) => {
        const made = document.createElement(tag);
        if (html !== undefined) made.innerHTML = html;
        return inside.appendChild(made);
      };
      el.classList.add("predict-live");
      const question = make("p", el, model.get("question"));
      const group = make("div", el);
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", question.textContent);
      const answers = model.get("answers");
      const buttons = answers.map(([choice], i) => {
        const button = make("button", group, choice);
        button.type = "button";
        button.addEventListener("click", () => { model.set("chosen", i); model.save_changes(); });
        return button;
      });
      // All feedback takes the same room, so that nothing moves when it appears.
      const room = make("div", el);
      room.className = "predict-room";
      for (const [, said] of answers) make("p", room, said).setAttribute("aria-hidden", "true");
      const feedback = make("p", room);
      feedback.setAttribute("aria-live", "polite");
      const show = () => {
        const chosen = model.get("chosen");
        buttons.forEach((button, i) => button.setAttribute("aria-pressed", i === chosen));
        feedback.innerHTML = chosen < 0 ? model.get("invitation") : answers[chosen][1];
      };
      model.on("change:chosen", show);
      show();
    }
    export default { render };
    """
    _css = """
    .predict-live { font-size: 16px; line-height: 1.5; max-width: 46em; padding: 2px; }
    .predict-live p { margin: 0 0 8px; }
    .predict-live button { font: inherit; margin: 0 8px 8px 0; padding: 2px 12px;
      border: 1px solid #767676; border-radius: 4px; background: white; color: black;
      cursor: pointer; }
    .predict-live button[aria-pressed=true] { background: #0072b2; border-color: #0072b2;
      color: white; }
    .predict-live button[aria-pressed=true]::before { content: "✓ "; }
    .predict-live button:focus-visible { outline: 3px solid #d55e00; outline-offset: 2px; }
    .predict-room { display: grid; }
    .predict-room > p { grid-area: 1 / 1; }
    .predict-room > p[aria-hidden] { visibility: hidden; }
    """

    question = traitlets.Unicode().tag(sync=True)
    answers = traitlets.List().tag(sync=True)
    invitation = traitlets.Unicode(say("choose")).tag(sync=True)
    chosen = traitlets.Int(-1).tag(sync=True)


class Prediction:
    """A question with its choices, each with what is said to it."""

    def __init__(self, question: str, choices: dict[str, str]):
        self.question, self.choices = question, dict(choices)
        self._asked = say("predict", question=question)
        self._question = f'<p class="predict">{to_html(self._asked)}</p>'
        self._answers = [(to_html(choice), to_html(said)) for choice, said in choices.items()]
        self._buttons = _Buttons(question=to_html(self._asked), answers=self._answers)
        self._buttons.observe(lambda _: session.note_prediction(question), names="chosen")

    def to_html(self) -> str:
        """The question as a list that unfolds; it needs no script and no kernel."""
        unfolding = "".join(
            f"<details><summary>{choice}</summary><p>{said}</p></details>"
            for choice, said in self._answers
        )
        return f'<div class="prediction">{self._question}{unfolding}</div>'

    def to_page(self) -> str:
        """Buttons, and what is said to each: the page's own script shows it when one is chosen."""
        choices = "".join(
            f'<button type="button" aria-pressed="false">{choice}</button><p hidden>{said}</p>'
            for choice, said in self._answers
        )
        group = f'role="group" aria-label="{html.escape(to_plain(self.question))}"'
        return (
            f'<div data-prediction>{self._question}<div class="choices" {group}>{choices}</div>'
            '<p class="feedback" role="status" aria-live="polite"></p></div>'
        )

    def __repr__(self) -> str:
        choices = [f"  – {to_plain(choice)}" for choice in self.choices]
        return "\n".join([to_plain(self._asked), *choices])

    def stills(self) -> list[dict]:
        """What a notebook shows of this question once its kernel is gone."""
        return [as_html(self.to_html(), repr(self))]

    def _ipython_display_(self) -> None:
        """Show the buttons, or the list where no kernel runs."""
        if rendering.STATIC:
            raise NotImplementedError  # IPython asks for the bundle instead
        show(self._buttons, self.stills())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"text/html": self.to_page(), "text/plain": repr(self)}


def predict(question: str, choices: dict[str, str]) -> Prediction:
    """Ask a question; each choice is answered by its feedback. Nothing is scored.

    `choices` maps what a learner may choose to what to say about it: why it is tempting, and
    what to look for in the next cell. Raises ValueError for fewer than two choices or an
    empty text.
    """
    if not isinstance(choices, dict) or len(choices) < 2:
        raise ValueError("predict needs a dictionary of at least two choices, each with feedback")
    for text in (question, *choices, *choices.values()):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"question, choices and feedback are texts, not {text!r}")
    return Prediction(question, choices)
