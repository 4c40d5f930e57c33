"""Lay what a command line says about rules over the settings of projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cjmap.checking.judging import check_asked
from cjmap.config import Config
from cjmap.errors import CjmapError
from cjmap.settings.profiles import RuleChoice, RuleLayers, has_profile, settle

NOTHING_ASKED = RuleChoice()


def expect_known(asked: RuleChoice, configs: Sequence[Config]) -> None:
    """Raise `CjmapError` where a command line names a rule or profile that no project knows."""
    if asked == NOTHING_ASKED:
        return
    profiles = {id: one for config in configs for id, one in _layers(config).profiles.items()}
    own = [rule.name for config in configs for rule in config.own]
    for fault in check_asked(asked, profiles, own):
        raise CjmapError(fault.message, fault.help, status=2)


def with_choice(config: Config, asked: RuleChoice) -> Config:
    """Return the settings with what the command line says about rules.

    Where there is no profile of that name, the one that the settings name holds.
    """
    if asked == NOTHING_ASKED:
        return config
    layers = _layers(config)
    if asked.profile and not has_profile(layers, asked.profile):
        asked = replace(asked, profile=None)
    layers = replace(layers, asked=asked)
    return replace(config, rules=settle(layers), layers=layers)


def _layers(config: Config) -> RuleLayers:
    return config.layers or RuleLayers()
