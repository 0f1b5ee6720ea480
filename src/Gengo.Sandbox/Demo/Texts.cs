namespace Gengo.Sandbox.Demo;

/// <summary>The texts of the short jobs: sources, translations, comments and feedback.</summary>
internal static class Texts
{
    public const string Lamp =
        "Meet Lumen One, the desk lamp that follows your day. In the morning it wakes you with cool, bright light; in "
        + "the evening it turns warm and quiet.\n\n"
        + "No app needed: one dial sets the brightness, a second one the colour. And because every part can be "
        + "replaced, your lamp will still shine in ten years.\n\n"
        + "Order by Sunday and shipping is on us.";

    public const string LampGermanDraft =
        "Das ist Lumen One, die Schreibtischlampe, die Ihrem Tag folgt. Am Morgen weckt sie Sie mit kühlem, hellem "
        + "Licht; am Abend wird sie warm und ruhig.\n\n"
        + "Keine App nötig: Ein Regler stellt die Helligkeit ein, ein zweiter die Farbe. Und weil jedes Teil ersetzt "
        + "werden kann, leuchtet Ihre Lampe auch in zehn Jahren noch.\n\n"
        + "Bestellen Sie bis Sonntag, und wir verschicken kostenlos.";

    public const string LampGerman =
        "Entdecken Sie Lumen One, die Schreibtischlampe, die Ihren Tag begleitet. Am Morgen weckt sie Sie mit kühlem, "
        + "hellem Licht; am Abend wird sie warm und ruhig.\n\n"
        + "Keine App nötig: Ein Regler stellt die Helligkeit ein, ein zweiter die Farbe. Und weil sich jedes Teil "
        + "austauschen lässt, leuchtet Ihre Lampe auch in zehn Jahren noch.\n\n"
        + "Bestellen Sie bis Sonntag, und wir liefern versandkostenfrei.";

    public const string LampQuestion =
        "I took \"Lumen One\" for a fixed brand name and left it in English. Is that right? I also changed \"folgt\" to "
        + "\"begleitet\", which sounds warmer.";

    public const string Newsletter =
        "The snow is gone, the bikes are out. Our spring collection has arrived: light jackets, dry shoes, and a bag "
        + "that fits on every carrier.\n\n"
        + "Members save 15 percent until the end of the month. Your code: [[[SPRING15]]].";

    public const string NewsletterMachine =
        "Der Schnee ist weg, die Fahrräder sind draußen. Unsere Frühling Sammlung ist angekommen: leichte Jacken, "
        + "trockene Schuhe, und eine Tasche, die auf jeden Träger passt.\n\n"
        + "Mitglieder sparen 15 Prozent bis zum Ende des Monats. Ihr Code: [[[SPRING15]]].";

    public const string Returns =
        "Something does not fit? Send it back within 30 days. Print the label from your account, put it on the box, "
        + "and hand the box in at any post office.\n"
        + "We refund the price as soon as the parcel reaches us, usually within three working days.";

    public const string ReturnsMachine =
        "Quelque chose ne convient pas ? Renvoyez-le dans 30 jours. Imprimez l'étiquette de votre compte, mettez-la "
        + "sur la boîte, et remettez la boîte à n'importe quel bureau de poste.\n"
        + "Nous remboursons le prix dès que le colis nous atteint, habituellement dans trois jours ouvrables.";

    public const string App =
        "Count the birds in your garden, name them by their song, and share what you heard with neighbours. Works "
        + "without a connection. No ads, no account.";

    public const string AppMachine =
        "Cuente los pájaros en su jardín, nómbrelos por su canción, y comparta lo que escuchó con vecinos. Funciona "
        + "sin una conexión. No anuncios, no cuenta.";

    public const string AppSpanish =
        "Cuente las aves de su jardín, reconózcalas por su canto y comparta con sus vecinos lo que ha oído. Funciona "
        + "sin conexión. Sin anuncios y sin cuenta.";

    public const string AppRequest = "Our app speaks to people informally everywhere. Please use \"tú\" instead of \"usted\".";

    public const string Card =
        "Thank you for shopping with a small company. Each order is packed by one of the four of us. If anything is "
        + "wrong, just write: a person answers.";

    public const string CardGerman =
        "Danke, dass Sie bei einem kleinen Unternehmen einkaufen. Jede Bestellung packt einer von uns vieren ein. "
        + "Sollte etwas nicht stimmen, schreiben Sie uns einfach: Es antwortet ein Mensch.";

    public const string CardPraise = "Warm and exact, just our tone. Thank you!";

    public const string CardNote = "We would be glad to work with this translator again.";

    public const string Coffee =
        "Fresh coffee, roasted this morning and at your door tomorrow. Choose your beans, tell us how you brew, and "
        + "we grind them to match. Pause or cancel whenever you like.";

    public const string CoffeeArabic =
        "قهوة طازجة، حُمِّصت هذا الصباح وتصل إلى بابك غدًا. اختر حبوبك وأخبرنا بطريقة تحضيرك، ونحن نطحنها بما "
        + "يناسبها. ويمكنك إيقاف الاشتراك مؤقتًا أو إلغاؤه متى شئت.";

    public const string Matcha =
        "当店の抹茶は、宇治の茶畑で手摘みした若葉だけを、石臼でゆっくりと挽いています。お湯を注いだ瞬間に広がる香りを、ぜひご自宅でお楽しみください。開封後は冷蔵庫で保管し、一か月以内にお召し上がりください。";

    public const string MatchaEnglish =
        "Our matcha is made only from young leaves, picked by hand in the tea fields of Uji and ground slowly on "
        + "stone mills. Enjoy at home the aroma that rises the moment you pour the water. Once opened, keep it in the "
        + "refrigerator and use it within a month.";

    public const string Flyer =
        "Rain is no reason to stay in. Three coats, two umbrellas and one very good hat, now in our shop at the "
        + "harbour.";

    public const string Loyalty =
        "Each purchase earns one point per pound. Points are kept for 24 months and cannot be paid out. We may end "
        + "the programme with three months' notice.";
}
