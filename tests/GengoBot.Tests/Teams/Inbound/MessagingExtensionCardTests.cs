using System.Text.Json;
using Gengo;
using GengoBot.Jobs;
using GengoBot.Polling;
using GengoBot.Teams.Inbound;
using GengoBot.Tests.Jobs;
using GengoBot.Tests.Rendering;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>How shared jobs look. The pictures are in <c>artifacts/cards</c>.</summary>
public sealed class MessagingExtensionCardTests(CardRenderer renderer)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_fits_a_desk_and_a_phone()
    {
        var job = Samples.Job();
        var found = MessagingExtensionCards.Found(
            [new FoundJob("sandbox", job.Id, job.Status, job.Slug ?? "", "en", "de", Now)], withAccount: true);
        var cards = new (string Name, string Json)[]
        {
            ("job", JobCard.ToShare(Samples.View(job) with { Revisions = 2, Comments = 1, NewestRevision = Now }, Now).Json),
            ("approved", JobCard.ToShare(Samples
                .View(job with { Status = JobStatus.Approved }) with { LastAction = Samples.Done("approve", "Ana Ruiz", Now) }, Now).Json),
            ("arabic", JobCard.ToShare(Samples.View(job with { TargetLanguage = "ar", Translation = "قهوة الصباح: 12 كوبًا." }), Now).Json),
            ("long", JobCard.ToShare(Samples
                .View(job with { Slug = string.Concat(Enumerable.Repeat("winter sale ", 40)),
                    Source = string.Concat(Enumerable.Repeat("overseas container ", 2_000)),
                        Translation = string.Concat(Enumerable.Repeat("Überseecontainer ", 2_000)) }), Now).Json),
            ("found", found.ComposeExtension.Attachments[0].Content.ToString() ?? ""),
        };
        foreach (var (name, json) in cards)
        {
            new DrawnCard(JsonElement.Parse(json), null).ShouldBeSound(version: "1.3");
            foreach (var (theme, width) in new[] { (Theme.Light, 500), (Theme.Dark, 500), (Theme.Light, 360), (Theme.Dark, 360) })
            {
                await using var card = await renderer.RenderAsync(json, theme, width);
                await card.ScreenshotAsync($"shared-{name}-{width}-{theme}.png");

                Assert.Empty(card.Events);
                Assert.Empty(card.Overflowing);
            }
        }
    }
}
