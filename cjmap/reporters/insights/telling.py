"""Tell each kind of statement in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cjmap.catalog import format_date, format_percent
from cjmap.insights.parts import (
    Drop,
    JourneyEnd,
    Pain,
    Part,
    Parts,
    PhaseCount,
    PhaseMean,
    Point,
    Task,
    Way,
)
from cjmap.insights.values import (
    AcceptedProblems,
    ChannelBreak,
    ChannelChanges,
    ChannelUse,
    Fall,
    Fork,
    Insight,
    JourneyEnds,
    Lift,
    Meeting,
    PhaseCoverage,
    PhaseFeelings,
    Rated,
    SameOwner,
    SameProblem,
    SharedProblem,
    Spread,
    UnderWay,
    UnplannedProblem,
    Unweighed,
)
from cjmap.reporters.insights.naming import Voice

# Of so many feelings at one touchpoint, all are told.
_FEW = 4


def tell(insight: Insight, voice: Voice) -> str:
    """Return a statement in the language of its map: one line of plain text."""
    return _TOLD[type(insight)](insight, voice)


def _rated(one: Rated, voice: Voice) -> str:
    if not one.rated:
        return voice.count("unrated", one.total)
    if one.rated == one.total:
        return voice.count("all_rated", one.total)
    return voice.count("rated", one.rated, total=voice.number(one.total))


def _phase_feelings(one: PhaseFeelings, voice: Voice) -> str:
    who = voice.who(one.persona)
    if one.best == one.worst:
        phases = voice.words.count("phases", len(one.phases))
        score = voice.mean(one.phases[0].mean)
        return voice.fill("phases_equal", who=who, score=score, phases=phases)
    best = voice.listed([phase_mean(phase, voice) for phase in one.best])
    worst = voice.listed([phase_mean(phase, voice) for phase in one.worst])
    return voice.fill("phases_felt", who=who, best=best, worst=worst)


def phase_mean(one: PhaseMean, voice: Voice) -> str:
    """Return a phase with its mean."""
    ratings = voice.count("ratings", one.mean.ratings)
    score = voice.mean(one.mean)
    return voice.fill("phase_mean", phase=one.phase.name, score=score, ratings=ratings)


def _phase_coverage(one: PhaseCoverage, voice: Voice) -> str:
    least = voice.listed([phase_count(phase, voice) for phase in one.least])
    most = voice.listed([phase_count(phase, voice) for phase in one.most])
    return voice.fill("phases_described", who=voice.who(one.persona), least=least, most=most)


def phase_count(one: PhaseCount, voice: Voice) -> str:
    """Return a phase with how much of it is described."""
    return voice.fill(
        "phase_count",
        phase=one.phase.name,
        percent=format_percent(one.cells.percent or 0, voice.words.language),
        filled=voice.number(one.cells.filled),
        total=voice.number(one.cells.total),
    )


def _fall(one: Fall, voice: Voice) -> str:
    said = {
        "who": voice.who(one.persona),
        "depth": voice.number(one.depth),
        "after": _after(one, voice),
    }
    if one.start.touchpoint == one.low.touchpoint:
        start, low = voice.score(one.start.value), voice.score(one.low.value)
        name = one.low.touchpoint.name
        return voice.fill("fall_within", start=start, low=low, touchpoint=name, **said)
    unrated = voice.count("fall_over", one.unrated) if one.unrated else ""
    start, low = _point(one.start, voice), _point(one.low, voice)
    return voice.fill("fall", start=start, low=low, unrated=unrated, **said)


def _after(one: Fall, voice: Voice) -> str:
    if one.top:
        return voice.fill("climbs", top=_point(one.top, voice), climb=voice.number(one.climb))
    return voice.fill("climbs_not" if one.goes_on else "last_rating")


def _point(one: Point, voice: Voice) -> str:
    return voice.fill("point", score=voice.score(one.value), touchpoint=one.touchpoint.name)


def _lift(one: Lift, voice: Voice) -> str:
    severity = voice.words[f"severity.{one.problem.severity}"]
    factors = [voice.fill("factor.severity", n=one.severity, severity=severity)]
    factors.append(voice.words.count("personas", one.personas))
    factors += [voice.fill("factor.truth")] if one.truth > 1 else []
    return voice.fill(
        "lift",
        score=voice.number(one.score),
        factors=" × ".join(factors),
        problem=_problem_of(one.problem, one.problem.customers, voice),
        state=_state(one.problem, voice),
    )


def _unplanned(one: UnplannedProblem, voice: Voice) -> str:
    return voice.fill(
        "unplanned",
        severity=_severity(one.problem, voice),
        problem=_problem_of(one.problem, (*one.problem.customers, *one.problem.staff), voice),
        state=_state(one.problem, voice),
    )


def _shared(one: SharedProblem, voice: Voice) -> str:
    return voice.fill(
        "shared",
        personas=voice.words.count("personas", len(one.problem.customers)),
        who=voice.people(one.problem.customers),
        problem=voice.fill(
            "problem", text=one.problem.text, at=_at(one.problem.touchpoints, voice)
        ),
        severity=_severity(one.problem, voice),
    )


def _accepted(one: AcceptedProblems, voice: Voice) -> str:
    return voice.count("accepted", len(one.problems), texts=_texts(one.problems, voice))


def _unweighed(one: Unweighed, voice: Voice) -> str:
    return voice.count("unweighed", len(one.problems), texts=_texts(one.problems, voice))


def _texts(problems: tuple[Pain, ...], voice: Voice) -> str:
    return voice.listed([voice.quote(problem.text) for problem in problems])


def _problem_of(one: Pain, who: Parts, voice: Voice) -> str:
    at = _at(one.touchpoints, voice)
    if not who:
        return voice.fill("problem", text=one.text, at=at)
    return voice.fill("problem_of", text=one.text, at=at, who=voice.people(who))


def _at(parts: Parts, voice: Voice) -> str:
    phases = tuple(one for one in parts if one.place.route[:1] == ("phases",))
    touchpoints = tuple(one for one in parts if one not in phases)
    groups = (("phase", phases), ("touchpoint", touchpoints))
    said = (voice.fill(f"at.{key}", names=voice.quoted(found)) for key, found in groups if found)
    return ", ".join(said)


def _severity(one: Pain, voice: Voice) -> str:
    if one.severity is None:
        return voice.fill("no_severity")
    return voice.words[f"severity.{one.severity}"]


def _state(one: Pain, voice: Voice) -> str:
    return voice.fill(f"state.{one.state}", answer=one.answer)


def _under_way(one: UnderWay, voice: Voice) -> str:
    return voice.fill(
        "owner",
        owner=one.owner or _at_start(voice.words["word.without_owner"]),
        counts=counts(one.tasks, voice),
        tasks=voice.listed([_task(task, voice) for task in one.tasks]),
    )


def counts(tasks: tuple[Task, ...], voice: Voice) -> str:
    """Return how many tasks are in progress, and how many planned."""
    numbers = {
        status: sum(one.status == status for one in tasks) for status in ("doing", "planned")
    }
    return ", ".join(voice.fill(status, n=n) for status, n in numbers.items() if n)


def _task(one: Task, voice: Voice) -> str:
    if not one.due:
        return voice.fill("task", text=one.text)
    due = voice.words.fill("due.by", date=format_date(one.due, voice.words.language))
    return voice.fill("task_due", text=one.text, due=due)


def _channel(one: ChannelUse, voice: Voice) -> str:
    mean = ""
    if one.mean:
        ratings = voice.count("ratings", one.mean.ratings)
        mean = voice.fill("channel_mean", score=voice.mean(one.mean), ratings=ratings)
    return voice.fill(
        "channel",
        channel=_named_channel(one.channel, one.medium, voice),
        share=_share(len(one.touchpoints), one.total, voice),
        phases=voice.words.count("phases", len(one.phases)),
        mean=mean,
    )


def _share(n: int, total: int, voice: Voice) -> str:
    return voice.count("share", total, part=voice.number(n))


def _named_channel(channel: Part | None, medium: str | None, voice: Voice) -> str:
    if channel is None:
        return _at_start(voice.words["word.without_channel"])
    return f"{channel.name}, {voice.words[f'kind.{medium}']}" if medium else channel.name


def _at_start(words: str) -> str:
    return words[:1].upper() + words[1:]


def _changes(one: ChannelChanges, voice: Voice) -> str:
    kinds = (
        ("seamless", one.seamless),
        ("broken", one.broken),
        ("unrated", one.unrated),
        ("crossings", one.crossing),
    )
    return voice.fill(
        "changes",
        who=voice.who(one.persona),
        changes=voice.words.count("channels.changes", one.total),
        kinds=", ".join(voice.words.fill(f"channels.{key}", n=n) for key, n in kinds if n),
    )


def _break(one: ChannelBreak, voice: Voice) -> str:
    return voice.fill(
        "break",
        before=one.before.name,
        leaving=_named_channel(one.leaving, one.leaving_medium, voice),
        after=one.after.name,
        entering=_named_channel(one.entering, one.entering_medium, voice),
        drops=voice.listed([_drop(drop, voice) for drop in one.drops]),
    )


def _drop(one: Drop, voice: Voice) -> str:
    before, after = voice.score(one.before), voice.score(one.after)
    return voice.fill("drop", who=voice.who(one.persona), before=before, after=after)


def _spread(one: Spread, voice: Voice) -> str:
    felt = [
        voice.fill("felt", who=voice.who(each.persona), score=voice.mean(each.mean))
        for each in one.felt
    ]
    if len(felt) > _FEW:
        felt = [*felt[: _FEW // 2], "…", *felt[-_FEW // 2 :]]
    width = voice.distance(one.width)
    return voice.fill("spread", touchpoint=one.touchpoint.name, felt=", ".join(felt), width=width)


def _meeting(one: Meeting, voice: Voice) -> str:
    share = _share(len(one.touchpoints), one.total, voice)
    names = voice.quoted(one.touchpoints)
    if one.is_everyone:
        return voice.fill("met_by_all", share=share, names=names)
    return voice.fill("met_by", share=share, who=voice.people(one.personas), names=names)


def _fork(one: Fork, voice: Voice) -> str:
    ways = voice.listed([_way(way, voice) for way in one.ways])
    return voice.fill("fork", touchpoint=one.touchpoint.name, ways=ways)


def _way(one: Way, voice: Voice) -> str:
    who = voice.people(one.personas)
    if one.to is None:
        return voice.fill("way_ends", who=who)
    return voice.fill("way", touchpoint=one.to.name, who=who)


def _ending(one: JourneyEnds, voice: Voice) -> str:
    journeys = voice.listed([_journey(each, voice) for each in one.journeys])
    share = voice.count("journey_share", one.total, part=voice.number(len(one.journeys)))
    return voice.fill(f"ending.{one.ends or 'none'}", journeys=journeys, share=share)


def _journey(one: JourneyEnd, voice: Voice) -> str:
    if one.last is None:
        return voice.quote(one.journey.name)
    return voice.fill("journey", journey=one.journey.name, touchpoint=one.last.name)


def _same_problem(one: SameProblem, voice: Voice) -> str:
    maps = voice.words.count("maps", len(one.maps))
    return voice.fill("same_problem", maps=maps, titles=voice.quoted(one.maps), text=one.text)


def _same_owner(one: SameOwner, voice: Voice) -> str:
    return voice.fill(
        "same_owner",
        owner=one.owner,
        counts=counts(one.tasks, voice),
        maps=voice.words.count("maps", len(one.maps)),
        titles=voice.quoted(one.maps),
    )


_TOLD: Mapping[type, Callable[[Any, Voice], str]] = {
    Rated: _rated,
    PhaseFeelings: _phase_feelings,
    PhaseCoverage: _phase_coverage,
    Fall: _fall,
    Lift: _lift,
    UnplannedProblem: _unplanned,
    AcceptedProblems: _accepted,
    SharedProblem: _shared,
    Unweighed: _unweighed,
    UnderWay: _under_way,
    ChannelUse: _channel,
    ChannelChanges: _changes,
    ChannelBreak: _break,
    Spread: _spread,
    Meeting: _meeting,
    Fork: _fork,
    JourneyEnds: _ending,
    SameProblem: _same_problem,
    SameOwner: _same_owner,
}
