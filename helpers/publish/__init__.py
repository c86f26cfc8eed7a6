"""Publish the lessons as pages and decks that need no kernel: `python -m helpers.publish`.

The lessons are executed in fresh kernels (execute), read as lessons (lesson), turned into pages
and decks by nbconvert's exporters (render) and put in place as one complete folder (build).

Every page and every deck is one file that holds all it needs – styles, figures, reveal.js, the
states of its explorers – so that a single file can be handed on, by mail or on a stick. Its
Content-Security-Policy lets in nothing from outside and runs only the scripts it names by hash.
nbconvert's own templates load from the network, so ours stand on its bare `basic` one.
"""
