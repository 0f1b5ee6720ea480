using System.Globalization;
using Gengo;
using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Draws the last row of a card with pages: previous, next, and back to the job.</summary>
internal static class Paging
{
    /// <summary>Limits a requested page to the pages that exist.</summary>
    public static int Within(int page, int pages) => Math.Clamp(page, 1, Math.Max(1, pages));

    public static CardDraft Pages(
        this CardDraft draft, string verb, JobId job, string command, int page, int pages, params (string Field, string Value)[] more) =>
        Pages(draft, verb, job, command, page, pages, first: null, more);

    /// <param name="first">A button before the others.</param>
    public static CardDraft Pages(
        this CardDraft draft, string verb, JobId job, string command, int page, int pages, Button? first,
        params (string Field, string Value)[] more)
    {
        if (pages > 1)
        {
            draft.Line(Tone.Subtle, Strings.PageOf, page, pages);
        }

        var buttons = new List<Button>(4);
        if (first is not null)
        {
            buttons.Add(first);
        }

        if (page > 1)
        {
            buttons.Add(To(Strings.ButtonPrevious, page - 1));
        }

        if (page < pages)
        {
            buttons.Add(To(Strings.ButtonNext, page + 1));
        }

        buttons.Add(BackToJob(job));
        return draft.Buttons(buttons);

        Button To(string title, int target)
        {
            var number = target.ToString(CultureInfo.InvariantCulture);
            var button = new Button(title, verb, $"{command} --page {number}")
            {
                Data = { [CardFields.Job] = job.ToString(), ["page"] = number },
            };
            foreach (var (field, value) in more)
            {
                button.Data[field] = value;
            }

            return button;
        }
    }

    /// <summary>Draws the row for a list that is not about one job.</summary>
    /// <param name="more">Buttons before the others.</param>
    public static CardDraft Pages(this CardDraft draft, string verb, int page, int pages, IEnumerable<Button> more)
    {
        if (pages > 1)
        {
            draft.Line(Tone.Subtle, Strings.PageOf, page, pages);
        }

        var buttons = new List<Button>(more);
        if (page > 1)
        {
            buttons.Add(To(Strings.ButtonPrevious, page - 1));
        }

        if (page < pages)
        {
            buttons.Add(To(Strings.ButtonNext, page + 1));
        }

        return draft.Buttons(buttons);

        Button To(string title, int target)
        {
            var number = target.ToString(CultureInfo.InvariantCulture);
            return new Button(title, verb, $"{verb} --{CardFields.Page} {number}") { Data = { [CardFields.Page] = number } };
        }
    }

    public static Button BackToJob(JobId job) => new(Strings.ButtonBackToJob, Verbs.Job, $"{Verbs.Job} {job}")
    {
        Data = { [CardFields.Job] = job.ToString() },
    };
}
