"""What view.js makes of the messages of an explorer, without a browser."""

import json

from support.small_explorers import elements, missing

from helpers.interactive.live import Live


class FrontEnd:
    """A page that shows an explorer, and keeps what comes."""

    def __init__(self, explorer):
        self.live = explorer._live = Live(explorer)
        self.live.send = self.arrive
        self.open()

    def open(self):
        """As after a page was loaded again: the first state is all that it has."""
        self.shapes, self.states, self.done, self.news = {}, {}, {}, []
        self.arrive(self.live.opening)
        self.news.clear()
        self.live._handle_custom_msg({"opened": True}, [])

    def say(self, **content):
        self.live._on_message(self.live, content, [])  # the way of above would swallow errors

    def move(self, *places):
        self.live.set_state({"places": [*places]})

    def arrive(self, news):
        news = json.loads(json.dumps(news))  # on its way it becomes text
        self.news.append(news)
        shape = news["shape"]
        if "stage" in news:
            self.states = {key: state for key, state in self.states.items() if key[0] != shape}
            self.shapes[shape] = news["stage"] | {"defs": "", "drawn": {}}
        self.shapes[shape]["defs"] += news["defs"]
        self.shapes[shape]["drawn"] |= {(layer, look): svg for layer, look, svg in news["variants"]}
        for number, sentence, looks, done in news["states"]:
            self.states[shape, number] = sentence, looks
            self.done[shape, number] = done

    def sent(self):
        """The sentences that came since this was asked last, one list for each message."""
        told = [[sentence for _, sentence, *_ in news["states"]] for news in self.news]
        self.news.clear()
        return told

    def shown(self, *places, shape="wide"):
        """Sentence and picture of a state, the one at hand without places; of none, no picture."""
        sentence, looks = self.states[shape, self.live._number(places or self.live.places)]
        if looks is None:
            return sentence, None
        stage = self.shapes[shape]
        assert stage["layers"] == len(looks)
        pieces = [stage["background"], *(stage["drawn"][each] for each in enumerate(looks))]
        assert not missing(*pieces, defs=stage["defs"])
        return sentence, elements(*pieces)
