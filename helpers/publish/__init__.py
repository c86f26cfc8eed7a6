"""Publish the lessons as pages and decks that need no kernel: `python -m helpers.publish`.

Each lesson goes one way: its file is read (notebook), run in a fresh kernel (run), its cells are
arranged as a page and as a deck (arrange), nbconvert's exporters make documents of them (render),
each document gets a policy that names the scripts it runs (assets), the pages around the lessons
join them (overview_pages), and all are put in place as one complete folder (site).

Every page and every deck is one file that holds all it needs – styles, figures, reveal.js, the
states of its explorers – so that a single file can be handed on, by mail or on a stick. Its
Content-Security-Policy lets in nothing from outside and runs only the scripts it names by hash.
nbconvert's own templates load from the network, so ours stand on its bare `basic` one.
"""
