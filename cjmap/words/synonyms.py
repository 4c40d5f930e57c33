"""Know what people write for the keys and words of the format, in German and in other English."""

from __future__ import annotations

from collections.abc import Collection

from cjmap.words.suggest import plainly

# What is written with one word in the place of another, each spelled plainly (`gefuehl`).
_WRITTEN = {
    # Maps and what is known of them.
    "title": "titel ueberschrift headline heading name",
    "name": "titel bezeichnung title label",
    "language": "sprache lang",
    "description": "beschreibung anmerkung anmerkungen notiz notizen kommentar bemerkung"
    " erlaeuterung comment comments note notes summary",
    "owner": "verantwortlich verantwortliche verantwortlicher zustaendig inhaber besitzer"
    " responsible",
    "state": "zustand stand",
    "reviewed": "geprueft durchgesehen ueberprueft stand last-reviewed reviewed-on",
    "review_every": "pruefen-alle pruefintervall ueberpruefung turnus review-interval",
    "tags": "schlagworte schlagwoerter stichworte stichwoerter keywords",
    "links": "verweise quellenlinks urls",
    "extends": "erweitert basis beruht-auf base extend",
    "model": "modell phasenmodell",
    "phases": "phasen abschnitte etappen stages accent",
    "phase": "abschnitt etappe stage",
    "personas": "personae personen kunden wer who",
    "persona": "person kunde kundin wer who",
    "channels": "kanaele kanal",
    "channel": "kanal kanaele",
    "touchpoints": "kontaktpunkte beruehrungspunkte kontakte",
    "lanes": "bahnen spuren zeilen zusatzzeilen rows",
    "journeys": "reisen wege pfade",
    "metrics": "kennzahlen metriken messwerte kpis",
    "sources": "quellen quelle",
    "source": "quelle quellen beleg belege",
    "coverage": "abdeckung vollstaendigkeit",
    "emotion_scale": "emotionsskala gefuehlsskala skala scale",
    # Moments.
    "goal": "ziel ziele goals",
    "actions": "aktionen handlungen aktivitaeten aktion action activities",
    "motivations": "motive motivation motivationen beweggruende beduerfnisse needs",
    "thoughts": "gedanken gedanke",
    "questions": "fragen frage offene-fragen",
    "pain_points": "schmerzpunkte schmerzpunkt probleme problem huerden hindernisse barrieren"
    " aergernisse frust pains pain problems painpoints frustrations",
    "solutions": "loesungen loesung massnahmen massnahme",
    "opportunities": "chancen chance potenziale potentiale moeglichkeiten ideen ideas",
    "call_to_action": "handlungsaufforderung aufforderung cta",
    "emotion": "emotionen gefuehlswert stimmungswert bewertung emotions score",
    "feeling": "gefuehl gefuehle empfindung empfinden feelings",
    "moment_of_truth": "moment-der-wahrheit schluesselmoment",
    "steps": "schritte ablauf teilschritte steps-taken",
    "frontstage": "vorderbuehne sichtbar vorne",
    "backstage": "hinterbuehne unsichtbar hintergrundprozesse hinter-den-kulissen",
    "support": "unterstuetzung systeme hilfsprozesse",
    "evidence_shown": "sichtbare-belege nachweise",
    "resources": "ressourcen mittel",
    "duration": "dauer zeitdauer zeitbedarf",
    "map": "karte unterkarte detailkarte",
    "confidence": "sicherheit gewissheit zuversicht",
    "per_persona": "je-persona pro-persona",
    # Phases, personas, journeys, sources.
    "when": "wann zeitpunkt zeitraum",
    "kind": "art typ type",
    "role": "rolle beruf job",
    "segment": "zielgruppe kundengruppe kundensegment",
    "age": "alter",
    "background": "hintergrund vorgeschichte",
    "quote": "zitat spruch aussage motto",
    "image": "bild foto portraet photo picture",
    "scenario": "szenario ausgangslage",
    "ends": "ende endet ausgang",
    "path": "weg pfad reihenfolge",
    "n": "anzahl stichprobe befragte count",
    "date": "datum wann",
    # Statements, links and figures.
    "text": "aussage inhalt",
    "severity": "schwere schweregrad",
    "impact": "wirkung auswirkung nutzen",
    "effort": "aufwand",
    "priority": "prioritaet dringlichkeit prio",
    "status": "stand",
    "due": "faellig faellig-am frist termin bis bis-wann deadline",
    "answer": "antwort",
    "link": "adresse verweis url href",
    "value": "wert istwert ist-wert ist",
    "target": "ziel zielwert sollwert soll-wert soll",
    "unit": "einheit",
    "better": "besser",
    "low": "niedrig gering klein schwach minimum min unten",
    "high": "hoch gross schwer stark maximum max oben",
    # cjmap.yaml.
    "maps": "karten",
    "output": "ausgabe ausgabeordner",
    "formats": "formate",
    "show": "zeigen",
    "rules": "regeln",
    "require": "verlangt erforderlich",
    "templates": "vorlagen template",
    "theme": "thema gestaltung design",
    "font": "schrift schriftart",
    "heading_font": "ueberschriftenschrift",
    "logo_alt": "logotext",
    "profile": "profil",
    "profiles": "profile",
    "ignore": "ignorieren",
    "options": "optionen einstellungen",
    "own": "eigene",
    "over": "ueber",
    "message": "meldung nachricht",
    "help": "hilfe",
    "page": "seite",
    "light": "hell",
    "dark": "dunkel",
    "engine": "zeichner",
    "fail_on": "scheitert-bei fehlschlag-bei",
    "fail_under": "mindestabdeckung scheitert-unter",
    "schemas": "schema schemata",
    "docs": "doku dokumentation",
    "select": "auswahl",
    "paths": "pfade",
    # Words to choose from.
    "medium": "mittel moderate mid",
    "idea": "idee vorschlag",
    "planned": "geplant vorgesehen",
    "doing": "in-arbeit in-umsetzung laeuft laufend begonnen in-progress wip",
    "done": "erledigt fertig umgesetzt abgeschlossen finished",
    "observed": "beobachtet gemessen belegt",
    "inferred": "abgeleitet erschlossen",
    "assumed": "angenommen vermutet annahme vermutung",
    "lower": "niedriger geringer kleiner weniger",
    "higher": "hoeher groesser mehr",
    "before": "vor vorher davor",
    "during": "waehrend waehrenddessen dabei",
    "after": "nach nachher danach",
    "primary": "primaer haupt hauptpersona",
    "secondary": "sekundaer neben nebenpersona",
    "staff": "mitarbeiter mitarbeiterin mitarbeitende personal angestellte",
    "digital": "online",
    "analog": "offline analogue",
    "recommends": "empfiehlt",
    "warns": "warnt",
    "leaves": "geht verlaesst springt-ab kuendigt",
    "as-is": "ist ist-zustand",
    "to-be": "soll soll-zustand",
    "off": "aus",
    "note": "hinweis",
    "warning": "warnung",
    "error": "fehler",
    "never": "nie niemals",
}
_MEANT: dict[str, list[str]] = {}
for _word, _others in _WRITTEN.items():
    for _other in _others.split():
        _MEANT.setdefault(_other, []).append(_word)


def meant(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the known words of the format that another word stands for, mostly one or none.

    >>> meant("Gefühl", ["emotion", "feeling"]), meant("in Arbeit", ["doing", "done"])
    (('feeling',), ('doing',))
    """
    return tuple(one for one in _MEANT.get(plainly(word), ()) if one in known)


def written_for(word: str) -> tuple[str, ...]:
    """Return what people write for a word of the format.

    >>> written_for("priority")
    ('prioritaet', 'dringlichkeit', 'prio')
    """
    return tuple(_WRITTEN.get(word, "").split())
