using System.Text;

namespace Gengo.Sandbox.Demo;

/// <summary>
/// A long text in two languages: entries of an outdoor shop's catalogue, each a different mix of sentences, until the Japanese text has
/// 12,000 characters.
/// </summary>
internal static class Catalogue
{
    private const int MinLength = 12_000;

    private static readonly (string English, string Japanese)[] Series =
    [
        ("Ridge", "リッジ"), ("Harbour", "ハーバー"), ("Birch", "バーチ"), ("Meadow", "メドウ"), ("Granite", "グラナイト"),
    ];

    private static readonly (string English, string Japanese)[] Products =
    [
        ("rain jacket", "レインジャケット"), ("two-person tent", "二人用テント"), ("sleeping bag", "寝袋"), ("day pack", "デイパック"),
        ("gas stove", "ガスストーブ"), ("water bottle", "ウォーターボトル"), ("head torch", "ヘッドライト"), ("trekking poles", "トレッキングポール"),
        ("wool blanket", "ウールブランケット"), ("folding chair", "折りたたみチェア"), ("hiking boots", "登山靴"), ("cooking set", "クッカーセット"),
        ("hammock", "ハンモック"), ("dry bag", "防水バッグ"), ("fleece vest", "フリースベスト"), ("picnic rug", "ピクニックシート"),
        ("sun hat", "サンハット"), ("camp lantern", "キャンプランタン"), ("travel towel", "トラベルタオル"), ("bike bag", "自転車用バッグ"),
    ];

    private static readonly (string English, string Japanese)[] Openings =
    [
        ("Our team carried this one through a whole winter before it was allowed into the shop.",
            "この商品は、店頭に並べる前に私たちスタッフが冬のあいだずっと持ち歩いて試しました。"),
        ("Made for weekends that begin on Friday at five.", "金曜日の午後五時から始まる週末のために作りました。"),
        ("You will notice it first by how little it weighs.", "手に取ると、まずその軽さに驚かれるはずです。"),
        ("An old design of ours, thought through once more from the seams up.", "長く愛されてきた定番を、縫い目から一つひとつ見直しました。"),
        ("For everyone who would rather be outside than prepared for it.", "準備に時間をかけるより、早く外へ出たい方にぴったりです。"),
        ("Small enough for the train, strong enough for the mountain.", "電車に持ち込める小ささと、山で頼れる丈夫さを兼ね備えています。"),
        ("Customers asked for it for years, and now it is here.", "何年も前からお客様にご要望をいただいていた商品が、ついに完成しました。"),
    ];

    private static readonly (string English, string Japanese)[] Materials =
    [
        ("The fabric is woven from recycled fishing nets and keeps water out for more than a day of rain.",
            "生地には回収した漁網を再生した糸を使い、一日中降り続く雨でも水を通しません。"),
        ("All metal parts are aluminium, so that nothing rusts by the sea.", "金属部品はすべてアルミ製なので、海辺でもさびる心配がありません。"),
        ("Zips and buckles are standard sizes and can be replaced at home with a screwdriver.", "ファスナーとバックルは標準の寸法で、ドライバー一本あればご自宅で交換できます。"),
        ("The outside is waxed cotton, which grows more beautiful with each scratch.", "表地のワックスコットンは、傷がつくほど味わいが深まります。"),
        ("We use wool from two farms that we visit every spring.", "毎年春に訪ねている二つの牧場の羊毛だけを使っています。"),
        ("The seams are taped twice where most others begin to leak.", "水が入りやすい縫い目の部分には、二重にテープを貼っています。"),
        ("Handles and straps are of leather that is tanned without chromium.", "持ち手とベルトには、クロムを使わずになめした革を用いました。"),
        ("A layer of air between the walls keeps the warmth in and the wind out.", "壁のあいだの空気の層が、暖かさを逃がさず風を防ぎます。"),
        ("Its frame bends in a storm instead of breaking.", "フレームは嵐の中でも折れることなく、しなやかに曲がって風を受け流します。"),
    ];

    private static readonly (string English, string Japanese)[] Features =
    [
        ("It packs down to the size of a loaf of bread.", "たたむと食パン一斤ほどの大きさになります。"),
        ("A pocket inside keeps keys and phone where you find them in the dark.", "内側のポケットに鍵や携帯電話を入れておけば、暗い中でもすぐに取り出せます。"),
        ("Reflecting threads make you seen from 150 metres away.", "反射糸を織り込んであるため、百五十メートル先からでも見えます。"),
        ("You can open and close it with gloves on.", "手袋をしたままでも開け閉めできます。"),
        ("The loop on the back takes a carabiner or a wet sock.", "背面のループには、カラビナも濡れた靴下も掛けられます。"),
        ("Colours are chosen so that dust and mud do not show.", "ほこりや泥が目立たない色を選びました。"),
        ("Left-handed people will find nothing on the wrong side.", "左利きの方にも使いやすいように設計しています。"),
        ("Each size was tried on by people, not by mannequins.", "どのサイズも、マネキンではなく実際の人の体で確かめました。"),
        ("It makes no sound, so the deer stay where they are.", "音がしないので、近くの鹿を驚かせることもありません。"),
        ("One hand is enough to set it up, and a child can do it.", "片手で組み立てられるので、お子様でも扱えます。"),
        ("It stands firmly on gravel, sand and the balcony.", "砂利の上でも砂浜でも、ベランダでも安定して置けます。"),
    ];

    private static readonly (string English, string Japanese)[] Care =
    [
        ("Wash it by hand in lukewarm water and let it dry in the shade.", "ぬるま湯で手洗いし、日陰で干してください。"),
        ("Do not iron, and keep it away from open fire.", "アイロンは使わず、火のそばには置かないでください。"),
        ("Once a year, rub some wax into the seams; a tin comes with it.", "年に一度、付属のワックスを縫い目にすり込んでください。"),
        ("Sand is best brushed out when it is dry.", "砂は乾いてからブラシで払うときれいに落ちます。"),
        ("Store it loosely, not in its bag, so that the filling can breathe.", "保管するときは袋から出し、中綿がつぶれないようにゆったりと置いてください。"),
        ("A damp cloth is all that it needs after a trip.", "お出かけのあとは、湿らせた布で拭くだけで十分です。"),
        ("Check screws and straps before each season.", "季節の初めには、ねじとベルトの緩みを確かめてください。"),
        ("Please use no softener, since it closes the pores of the fabric.", "柔軟剤は生地の通気性を損なうため、使わないでください。"),
    ];

    private static readonly (string English, string Japanese)[] Closings =
    [
        ("We repair it free of charge for as long as you own it.", "お持ちいただいているあいだは、何度でも無料で修理いたします。"),
        ("Spare parts are in stock for at least fifteen years.", "交換用の部品は、少なくとも十五年間ご用意しています。"),
        ("Try it for a hundred nights, and send it back if you do not sleep well.", "百日間お試しいただき、ご満足いただけなければ返品できます。"),
        ("If you outgrow it, we buy it back and find it a new owner.", "不要になったときは私たちが買い取り、次の持ち主を探します。"),
        ("For each one sold we plant a tree behind our workshop.", "一つ売れるたびに、工房の裏に木を一本植えています。"),
    ];

    private static readonly int EntryCount = Enumerable.Range(1, Series.Length * Products.Length)
        .First(count => Text(count, pair => pair.Japanese, "").Length >= MinLength);

    public static string English { get; } = Text(EntryCount, pair => pair.English, " ");

    public static string Japanese { get; } = Text(EntryCount, pair => pair.Japanese, "");

    private static string Text(int entries, Func<(string English, string Japanese), string> language, string space)
    {
        var text = new StringBuilder();
        for (var entry = 0; entry < entries; entry++)
        {
            text.Append(entry == 0 ? "" : "\n\n")
                .Append(language(Series[entry / Products.Length]))
                .Append(space)
                .Append(language(Products[entry % Products.Length]))
                .Append('\n')
                .AppendJoin(space, Sentences(entry).Select(language));
        }

        return text.ToString();
    }

    // The lengths of the lists have no common divisor, so no two entries are alike.
    private static IEnumerable<(string English, string Japanese)> Sentences(int entry) =>
    [
        Openings[entry % Openings.Length],
        Materials[entry * 2 % Materials.Length],
        Features[entry * 3 % Features.Length],
        Features[((entry * 3) + 5) % Features.Length],
        Care[entry * 3 % Care.Length],
        Closings[entry * 2 % Closings.Length],
    ];
}
