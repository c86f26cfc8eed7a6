"""What `check` says: whole sentences with named fields, each to be translated as it is.

`say` fills in the fields; so does the script of a page, which gets MESSAGES as JSON. Two more
tables of sentences are in the modules that choose among them, error_hints and shared_mistakes.
"""

# What judges an answer says, in a notebook and on a page
MESSAGES = {
    # How feedback begins, by its status
    "right": "✓ Right. {text}",
    "wrong": "✗ Not yet. {text}",
    "unreadable": "✗ {text}",
    "untouched": "○ {text}",
    # Answers that are no numbers, or not as many as asked for
    "no_numbers": "I cannot read that as numbers. Give a number such as 0.25, or a list of "
    "numbers.",
    "empty": "That is empty. Give at least one number.",
    "not_finite": "There is a nan or an inf in your answer. Look for a logarithm of 0 or of a "
    "negative number, or for a division by 0.",
    "comma": "Python writes a point where you have a comma: 0.5, not 0,5.",
    "asks_for_one": "This asks for one number; you gave {given}.",
    "asks_for_one_of_parts": "This asks for one number; you gave {given}. They are the parts of "
    "it: which number do they make?",
    "asks_for_several": "This asks for {asked} numbers in a list; you gave {given}.",
    # Wrong numbers
    "at_place": "Number {place}: {text}",
    "order": "The numbers are right, their order is not.",
    "close": "Close, but not it. Did you round on the way? Keep all digits until the end, and "
    "give at least {digits} of them.",
    "hint": "Hint: {hint}",
    "hint_at_place": "Number {place} does not fit yet. Hint: {hint}",
}

# What Python says alone: to a function or a call, and where a page is made
PYTHON_MESSAGES = {
    # The call itself
    "name_first": 'The first argument is the name of an exercise, such as "03-batch-mean".',
    "unknown": "There is no exercise {name}.",
    "unknown_but_near": "There is no exercise {name}. Is it {near}?",
    # No answer yet
    "give_number": "Put your answer in the place of the three dots and run this cell.",
    "give_letter": "Put a letter in quotes in the place of the three dots and run this cell.",
    "give_function": "Write {name} above this line, put its name in the place of the three dots "
    "and run this cell.",
    # Answers of another kind than asked for
    "cannot_read": "I cannot read that answer. {task}",
    "none": "That is None: nothing was given. A function that prints and does not return gives "
    "None, too.",
    "text": "That is text. Give a number, without quotes.",
    "comparison": "That is {value}, the result of a comparison. Give a number.",
    "function": "That is a function. Give the number that it returns.",
    "table": "That is a table of shape {shape}. Give a single number or one row of numbers.",
    "no_letter": 'Answer with a letter in quotes, from "{first}" to "{last}".',
    "no_such_letter": 'There is no such choice: give one letter from "{first}" to "{last}".',
    "no_function": "Give the function itself, by its name and without brackets: {name}.",
    # Functions that give nothing to compare
    "raised": "{call} raised {error}: {message}",
    "raised_because": "{call} raised {error}: {message}. {cause}",
    "calls_itself": "{call} calls itself without end.",
    "changes_input": "{call} changed the list or array that it was given. Work on a copy.",
    "returns_none": "{call} returns None. Is the return missing? Printing a result does not "
    "return it.",
    "returns_text": "{call} returns text. Return the number itself, without quotes, str or an "
    "f-string.",
    "returns_no_number": "{call} returns something that is not a number.",
    "returns_shape": "{call} returns shape {shape}; the right result has shape {expected}.",
    # Functions that are wrong
    "rounds": "Your function rounds its result. Return all digits: whoever calls it rounds when "
    "showing.",
    "gives_not_finite": "{call} gives {result}. Look for a logarithm of 0 or of a negative "
    "number, for a division by 0, and for e to a large power.",
    "gives_not_finite_because": "{call} gives {result}. {cause}",
    "gives_wrong": "{call} gives {result}, which is not the right value. Hint: {hint}",
    # Progress and predictions
    "progress": "Answered since this kernel started (✓ right, ✗ tried, ○ not yet):",
    "progress_of_lesson": "  lesson {lesson}   {marks}   {right} of {all} exercises",
    "no_progress": "  no exercise yet",
    "predictions": "  predictions made: {count}",
    "predict": "**Predict.** {question}",
    "choose": "Choose one; then run the next cell.",
    # Exercises as they are asked
    "choices": '{question} Answer with a letter, such as `"a"`.\n\n{choices}',
    "your_answer": "Your answer",
    "check": "Check",
    "open_hint": "Hint",
    "open_solution": "Solution",
    "no_script": "A script of this page judges your answer, and scripts are switched off.",
    "open_jupyter": "To have your function judged, start `jupyter lab` in the course's folder and "
    "open lesson {lesson} there.",
}


def say(name: str, /, **fields: object) -> str:
    """A message with its fields filled in."""
    return (MESSAGES.get(name) or PYTHON_MESSAGES[name]).format(**fields)
