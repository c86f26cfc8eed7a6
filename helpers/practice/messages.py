"""The judge's own sentences: one source for `check` in a notebook and on a published page.

`{}` stands for a number or a text; the page's script fills it in as Python does.
"""

MESSAGES = {
    # What feedback begins with, by its status
    "right": "✓ Right. ",
    "wrong": "✗ Not yet. ",
    "unreadable": "✗ ",
    "untouched": "○ ",
    # What cannot be compared
    "unread": "I cannot read that as numbers. Give a number such as 0.25, or a list of numbers.",
    "empty": "That is empty. Give at least one number.",
    "infinite": "There is a nan or an inf in your answer. Look for a logarithm of 0 or of a "
    "negative number, or for a division by 0.",
    "comma": "Python writes a point where you have a comma: 0.5, not 0,5.",
    "one": "This asks for one number; you gave {}.",
    "several": "This asks for {} numbers in a list; you gave {}.",
    "parts": "They are the parts of it: which number do they make?",
    # What is nearly right
    "cut": "You cut the digits; rounded it is {}.",
    "near": "Your last digits are a little off: round at the end, not on the way.",
    "coarse": "That agrees as far as it goes. Give three digits.",
    "close": "Close, but not it. Did you round on the way? Keep all digits until the end.",
    "order": "The numbers are right, their order is not.",
    # What is said with other words
    "which": "Number {}: ",
    "misfit": "Number {} does not fit yet.",
    "hint": "Hint: {}",
}
