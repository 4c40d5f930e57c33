"""The phase models, their touchpoints and the usual channels."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest
import yaml

from cjmap.catalog import MODELS, load_channels, load_model
from cjmap.catalog.load import read
from cjmap.catalog.text import Text

PHASES = {
    "aida": "attention interest desire action",
    "three-stage": "pre-service service post-service",
    "five-stage": "awareness consideration purchase retention advocacy",
    "six-stage": "awareness interest consideration decision engagement after-sales",
}
TOUCHPOINTS = {
    "aida": [0, 0, 0, 0],
    "three-stage": [5, 0, 0],
    "five-stage": [7, 5, 5, 4, 3],
    "six-stage": [7, 6, 6, 6, 6, 7],
}
WHEN = {
    "aida": "before before before during",
    "three-stage": "before during after",
    "five-stage": "before before during after after",
    "six-stage": "before before before during after after",
}
CHANNELS = (
    "website search social-media ads email sms phone chat app webinar event store sales "
    "service-desk post parcel print press word-of-mouth community"
)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ALL_TOUCHPOINTS = [touchpoint for id in MODELS for touchpoint in load_model(id).touchpoints]


def test_models_are_the_four_of_the_format():
    assert tuple(PHASES) == MODELS
    assert [load_model(id).id for id in MODELS] == list(MODELS)


@pytest.mark.parametrize("id", MODELS)
def test_phases_stand_in_order(id):
    assert [phase.id for phase in load_model(id).phases] == PHASES[id].split()
    assert [phase.when for phase in load_model(id).phases] == WHEN[id].split()


@pytest.mark.parametrize("id", MODELS)
def test_each_phase_has_the_touchpoints_of_its_text(id):
    model = load_model(id)
    per_phase = Counter(touchpoint.phase for touchpoint in model.touchpoints)
    assert [per_phase[phase.id] for phase in model.phases] == TOUCHPOINTS[id]
    assert [len(model.touchpoints_in(phase.id)) for phase in model.phases] == TOUCHPOINTS[id]


@pytest.mark.parametrize(
    ("id", "count"), [("three-stage", 5), ("five-stage", 24), ("six-stage", 38)]
)
def test_the_catalogue_is_whole(id, count):
    assert len(load_model(id).touchpoints) == count


@pytest.mark.parametrize("id", MODELS)
def test_ids_are_well_formed_and_unique(id):
    model = load_model(id)
    ids = [touchpoint.id for touchpoint in model.touchpoints]
    assert not [bad for bad in [*ids, *PHASES[id].split()] if not ID.fullmatch(bad)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("id", ["aida", "three-stage", "five-stage", "six-stage"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_names_are_unique_within_a_model(id, language):
    names = [touchpoint.name.in_(language) for touchpoint in load_model(id).touchpoints]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", [f"{id}.yaml" for id in MODELS] + ["channels.yaml"])
def test_no_key_is_written_twice(name):
    tree = yaml.compose(files("cjmap.catalog").joinpath(name).read_text(encoding="utf-8"))
    assert not list(_repeated_keys(tree))


def test_files_hold_only_known_keys():
    phase_keys = {"when", "name", "about", "touchpoints"}
    touchpoint_keys = {"channel", "kind", "name", "description"}
    for id in MODELS:
        written = read(f"{id}.yaml")
        assert set(written) == {"name", "about", "source", "phases"}
        for phase in written["phases"].values():
            assert set(phase) <= phase_keys
            for touchpoint in phase.get("touchpoints", {}).values():
                assert set(touchpoint) <= touchpoint_keys


@pytest.mark.parametrize("name", [f"{id}.yaml" for id in MODELS] + ["channels.yaml"])
def test_both_loaders_of_pyyaml_read_the_same(name):
    text = files("cjmap.catalog").joinpath(name).read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.BaseLoader) == read(name)


def test_channels_are_those_of_the_format():
    assert list(load_channels()) == CHANNELS.split()
    assert all(channel.id == id for id, channel in load_channels().items())


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("analog", {"phone", "event", "store", "post", "parcel", "print"}),
        (None, {"ads", "sales", "service-desk", "press", "word-of-mouth"}),
    ],
)
def test_kind_of_channels(kind, ids):
    assert {id for id, channel in load_channels().items() if channel.kind == kind} == ids


def test_channels_cannot_be_changed():
    with pytest.raises(TypeError):
        load_channels()["fax"] = load_channels()["post"]


@pytest.mark.parametrize("touchpoint", ALL_TOUCHPOINTS, ids=lambda touchpoint: touchpoint.id)
def test_touchpoint_fits_its_channel(touchpoint):
    channel = load_channels()[touchpoint.channel]
    assert touchpoint.kind in ("digital", "analog", None)
    assert channel.kind is None or touchpoint.kind == channel.kind


def test_an_online_ad_is_digital_although_advertising_is_neither():
    assert load_channels()["ads"].kind is None
    assert load_model("six-stage").touchpoint("online-ads").kind == "digital"
    assert load_model("five-stage").touchpoint("advertising").kind is None


@pytest.mark.parametrize(
    ("id", "source"),
    [
        ("aida", "AIDA text"),
        ("three-stage", "three-phase text"),
        ("five-stage", "five-phase text"),
        ("six-stage", "six-phase text"),
    ],
)
def test_source_is_named(id, source):
    model = load_model(id)
    assert {model.source, *(touchpoint.source for touchpoint in model.touchpoints)} == {source}


def test_every_text_stands_in_both_languages():
    for text in _texts():
        assert text.de == text.de.strip() != ""
        assert text.en == text.en.strip() != ""


def test_sentences_differ_between_the_languages():
    sentences = [phase.about for id in MODELS for phase in load_model(id).phases]
    sentences += [touchpoint.description for touchpoint in ALL_TOUCHPOINTS]
    assert not [text for text in sentences if text.de == text.en]


def test_descriptions_are_one_short_line():
    lines = [line for t in ALL_TOUCHPOINTS for line in (t.description.de, t.description.en)]
    assert not [line for line in lines if len(line) > 110 or "\n" in line]
    assert not [line for line in lines if not line.endswith(".")]


def test_names_fit_on_a_card():
    names = [name for t in ALL_TOUCHPOINTS for name in (t.name.de, t.name.en)]
    assert not [name for name in names if len(name) > 40]


def test_touchpoint_by_id():
    model = load_model("five-stage")
    assert model.touchpoint("live-chat").phase == "purchase"
    assert model.touchpoint("live-chat").channel == "chat"
    assert model.touchpoint("fax") is None


def test_only_the_model_asked_for_is_read_and_only_once(monkeypatch):
    names = []
    monkeypatch.setattr("cjmap.catalog.load.read", lambda name: names.append(name) or read(name))
    load_model.cache_clear()
    assert load_model("aida") is load_model("aida")
    assert names == ["aida.yaml"]


def _texts() -> list[Text]:
    texts = [channel.name for channel in load_channels().values()]
    for id in MODELS:
        model = load_model(id)
        texts += [model.name, model.about]
        texts += [text for phase in model.phases for text in (phase.name, phase.about)]
        texts += [text for t in model.touchpoints for text in (t.name, t.description)]
    return texts


def _repeated_keys(node):
    if isinstance(node, yaml.MappingNode):
        counts = Counter(key.value for key, _ in node.value)
        yield from (key for key, times in counts.items() if times > 1)
        for _, value in node.value:
            yield from _repeated_keys(value)
