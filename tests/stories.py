"""Maps in many scripts, with words that are hard to set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import cycle, islice


@dataclass(frozen=True, slots=True)
class Story:
    """What a map is made of: short names, and sentences."""

    id: str
    language: str
    names: tuple[str, ...]
    sentences: tuple[str, ...]


def _story(id: str, language: str, *, names: str, sentences: str) -> Story:
    return Story(id, language, tuple(names.split("|")), tuple(sentences.split("|")))


STORIES = (
    _story(
        "compounds",
        "de",
        names=(
            "Rechtsschutzversicherungsgesellschaft|Kundenzufriedenheitsbefragung|"
            "Selbstabholung|Lebensversicherungsgesellschaftsangestellte|"
            "Größenberatungstermin|Kasse"
        ),
        sentences=(
            "Die Datenschutzgrundverordnungseinwilligung fehlt der Kreditkartenabrechnung|"
            "Straßenbahnhaltestellenfahrplanauskunft unauffindbar|"
            "wütend, weil Rücksendeetiketten"
        ),
    ),
    _story(
        "cjk",
        "ja",
        names=(
            "靴のオンラインショップ|サイズ表を確認する|受け取り|"
            "お客様サポートセンター（電話）|한국어 고객 경험 지도|顾客旅程地图"
        ),
        sentences=(
            "送料がカートの最後まで表示されないので、お客様は買い物をやめてしまう。|"
            "とても嬉しい！|배송비가 마지막 단계에서야 표시됩니다|ｶﾀｶﾅ半角テスト|"
            "退货标签找不到，客服电话没有人接。"
        ),
    ),
    _story(
        "emoji",
        "en",
        names="👟👠🥾 Shoes|👨‍👩‍👧‍👦👩🏽‍💻🏳️‍🌈|🇩🇪🇫🇷🇯🇵 shipping|Pay 💳|⭐⭐⭐⭐⭐|1️⃣2️⃣3️⃣ go",
        sentences="😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡|🎉 at last|✓ done ★★★ → ☼ ◆ ●",
    ),
    _story(
        "hebrew",
        "he",
        names=("שלום (VIP) 3|הזמנת נעליים באינטרנט|תשלום|שירות לקוחות|מסירה עד הבית|חנות"),
        sentences=(
            "דמי המשלוח מופיעים רק בסוף, ולכן הלקוחה עוזבת את העגלה.|שמחה!|PayPal לא עובד (שוב)"
        ),
    ),
    _story(
        "arabic",
        "ar",
        names=("متجر الأحذية|سلة التسوق (VIP)|الدفع عند الاستلام|خدمة العملاء|توصيل|مراجعة"),
        sentences=(
            "تظهر تكاليف الشحن في النهاية فقط، لذلك تغادر العميلة السلة.|سعيدة جداً|رقم 3 لا يعمل"
        ),
    ),
    _story(
        "thai",
        "th",
        names=("ประสบการณ์ลูกค้า|ร้านรองเท้าออนไลน์|ชำระเงิน|การจัดส่งสินค้าถึงบ้าน|รีวิว|น้ำใจ"),
        sentences=("ค่าจัดส่งแสดงเฉพาะตอนท้ายจึงทำให้ลูกค้าออกจากตะกร้าสินค้า|ดีใจมาก|ใช้งานไม่ได้"),
    ),
    _story(
        "devanagari",
        "hi",
        names=("जूतों की ऑनलाइन दुकान|ग्राहक सेवा केंद्र|भुगतान|घर पर डिलीवरी|समीक्षा|क्षत्रिय"),
        sentences=("डिलीवरी शुल्क अंत में ही दिखाई देता है इसलिए ग्राहक चला जाता है|बहुत खुश|काम नहीं करता"),
    ),
    _story(
        "marks",
        "vi",
        names=("Ž̧ả̤l̴̢g̵̈o̶ trải nghiệm|Người mua hàng|Thanh toán điện tử|été|Ḩọ̄̈|Ⅷ ½"),
        sentences="Phí vận chuyển chỉ hiển thị ở bước cuối cùng|äöü sehr|ÅÅÅÅ ĳ ﬁ",
    ),
    Story(
        "unbroken",
        "xx",
        ("W" * 60, "i" * 90, "x" * 200, "supercalifragilisticexpialidocious" * 3, "M", "@" * 40),
        ("Q" * 300, "https://example.org/" + "a" * 120, "WWWW WWWW WWWW WWWW WWWW WWWW WWWW WWWW"),
    ),
    _story(
        "cyrillic",
        "ru",
        names=(
            "Достопримечательности|Интернет-магазин обуви|Оплата|"
            "Εξυπηρέτηση πελατών|Доставка|Ελλάδα"
        ),
        sentences=(
            "Стоимость доставки показывают лишь в самом конце, и покупательница уходит|рада"
        ),
    ),
)


def written(story: Story) -> str:
    """Return a map of six touchpoints that says everything in a story's words, as YAML."""
    names, said = cycle(story.names), cycle(story.sentences)
    ids = [f"t{number}" for number in range(6)]
    touchpoints = {
        id: {
            "name": next(names),
            "phase": f"p{number // 2}",
            "channel": [f"c{number % 3}", f"c{(number + 1) % 3}"],
            "pain_points": list(islice(said, 1 + number % 2)),
            "emotion": number % 5 - 2,
            "feeling": next(said),
            "per_persona": {"ben": {"emotion": 2 - number % 4, "feeling": next(said)}},
            "solutions": [next(said)],
            "call_to_action": next(said),
            "moment_of_truth": next(said),
        }
        for number, id in enumerate(ids)
    }
    whole = {
        "title": " ".join(story.names[:3]),
        "language": story.language,
        "description": next(said),
        "phases": {f"p{n}": {"name": next(names), "goal": next(said)} for n in range(3)},
        "personas": {who: {"name": next(names), "role": next(said)} for who in ("ana", "ben")},
        "channels": {f"c{n}": {"name": next(names)} for n in range(3)},
        "touchpoints": touchpoints,
        "journeys": {
            "there": {"persona": "ana", "ends": "recommends", "path": [*ids, {"t1": next(said)}]},
            "back": {"persona": "ben", "ends": "leaves", "path": [*ids[::2], {"t0": next(said)}]},
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
