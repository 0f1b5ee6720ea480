using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Demo;

/// <summary>The ten jobs of the demo, one for each thing worth trying.</summary>
internal static class DemoJobs
{
    public static IEnumerable<SandboxJob> At(DateTimeOffset now, string translator) =>
    [
        new()
        {
            Id = 42,
            OrderId = 918_101,
            Slug = "Lumen One: product page",
            BodySrc = Texts.Lamp,
            Tier = "pro",
            Currency = "EUR",
            Status = Status.Reviewable,
            Ctime = now.AddHours(-26),
            CustomData = "page:lumen-one:de",
            Revisions = [new(Texts.LampGermanDraft, 30_401, now.AddHours(-5)), new(Texts.LampGerman, 30_417, now.AddHours(-2))],
            Thread = [new(translator, Texts.LampQuestion, now.AddHours(-2).AddMinutes(4))],
        },
        new()
        {
            Id = 43,
            OrderId = 918_102,
            Slug = "Newsletter, first week of spring",
            BodySrc = Texts.Newsletter,
            MachineTranslation = Texts.NewsletterMachine,
            Currency = "EUR",
            Status = Status.Available,
            Eta = 14_400,
            Ctime = now.AddMinutes(-35),
            CustomData = "mail:spring:1",
        },
        new()
        {
            Id = 44,
            OrderId = 918_102,
            Slug = "Help page: returning an order",
            BodySrc = Texts.Returns,
            LcTgt = "fr",
            MachineTranslation = Texts.ReturnsMachine,
            Status = Status.Pending,
            Eta = 7_200,
            Ctime = now.AddHours(-3),
        },
        new()
        {
            Id = 45,
            OrderId = 918_103,
            Slug = "App store text",
            BodySrc = Texts.App,
            LcTgt = "es",
            MachineTranslation = Texts.AppMachine,
            Tier = "pro",
            Status = Status.Revising,
            Eta = 5_400,
            Ctime = now.AddDays(-2),
            Revisions = [new(Texts.AppSpanish, 30_388, now.AddHours(-20))],
            Thread = [new(Comment.Customer, Texts.AppRequest, now.AddHours(-18))],
        },
        new()
        {
            Id = 46,
            OrderId = 918_095,
            Slug = "Thank-you card",
            BodySrc = Texts.Card,
            Currency = "EUR",
            Status = Status.Approved,
            Ctime = now.AddDays(-6),
            Revisions = [new(Texts.CardGerman, 30_102, now.AddDays(-5))],
            Feedback = new(5, Texts.CardPraise, Texts.CardNote, Public: true),
        },
        new()
        {
            Id = 47,
            OrderId = 918_104,
            Slug = "Coffee subscription banner",
            BodySrc = Texts.Coffee,
            LcTgt = "ar",
            Status = Status.Reviewable,
            Ctime = now.AddHours(-30),
            CustomData = "banner:coffee:ar",
            Revisions = [new(Texts.CoffeeArabic, 30_422, now.AddHours(-1))],
        },
        new()
        {
            Id = 48,
            OrderId = 918_105,
            Slug = "Outdoor catalogue, all entries",
            BodySrc = Catalogue.English,
            LcTgt = "ja",
            Tier = "pro",
            Status = Status.Reviewable,
            Ctime = now.AddDays(-3),
            GlossaryId = "311",
            Revisions = [new(Catalogue.Japanese, 30_430, now.AddMinutes(-50))],
        },
        new()
        {
            Id = 49,
            OrderId = 918_106,
            Slug = "抹茶の商品説明",
            BodySrc = Texts.Matcha,
            LcSrc = "ja",
            LcTgt = "en",
            Currency = "JPY",
            Credits = 742.00m,
            Status = Status.Reviewable,
            Ctime = now.AddHours(-9),
            AsksCaptcha = false,
            Revisions = [new(Texts.MatchaEnglish, 30_433, now.AddMinutes(-25))],
        },
        new()
        {
            Id = 50,
            OrderId = 918_090,
            Slug = "Autumn flyer (withdrawn)",
            BodySrc = Texts.Flyer,
            LcTgt = "it",
            Currency = "GBP",
            Status = Status.Canceled,
            Ctime = now.AddDays(-12),
        },
        new()
        {
            Id = 51,
            OrderId = 918_107,
            Slug = "Terms of the loyalty programme",
            BodySrc = Texts.Loyalty,
            LcTgt = "pt-br",
            Tier = "pro",
            Status = Status.Hold,
            Ctime = now.AddHours(-50),
        },
    ];
}
