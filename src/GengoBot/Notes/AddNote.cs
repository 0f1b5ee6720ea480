using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;

namespace GengoBot.Notes;

/// <summary>
/// Keeps a note on a job for this conversation. Everyone here sees it on the job's card; nobody elsewhere does, and it is never sent to
/// Gengo. Typed without words, it shows the note in a form.
/// </summary>
internal sealed class AddNote(NoteStore notes, JobReader jobs, JobInConversation places, JobUpdates updates, TimeProvider time)
    : ICommand, ICardAction
{
    /// <summary>In UTF-16 units, as clients count.</summary>
    public const int MaxLength = 1_000;

    public Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken) =>
        command.Options.ContainsKey(CardFields.Remove) ? KeepAsync(command.RequiredJob, "", turn, cancellationToken)
            : string.IsNullOrWhiteSpace(command.Text)
            ? AskAsync(command.RequiredJob, turn, cancellationToken)
            : KeepAsync(command.RequiredJob, command.Text, turn, cancellationToken);

    /// <summary>A client leaves out an empty box, so that a note is only removed by the button that says so.</summary>
    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken)
    {
        var text = form.IsOn(CardFields.Remove) ? "" : form.Verbatim(CardFields.Note);
        return form.IsOn(CardFields.Remove) || !string.IsNullOrWhiteSpace(text)
            ? KeepAsync(form.RequiredJob, text, turn, cancellationToken)
            : Task.FromResult<Answer>(new Answer.Say(Strings.NoteMissing, IsProblem: true));
    }

    private async Task<Answer> AskAsync(JobId job, Turn turn, CancellationToken cancellationToken)
    {
        var note = await notes.FindAsync(turn.Conversation.Place.Id, turn.Account.Name, job, cancellationToken);
        var buttons = new List<Button>
        {
            new(Strings.ButtonSaveNote, Verbs.Note, $"{Verbs.Note} {job} <text>")
            {
                TakesInputs = true,
                Style = CardDraft.Positive,
                Data = { [CardFields.Job] = job.ToString() },
            },
            Paging.BackToJob(job),
        };
        if (note is not null)
        {
            buttons.Insert(1, new Button(Strings.ButtonRemoveNote, Verbs.Note, $"{Verbs.Note} {job} --{CardFields.Remove}")
            {
                Data = { [CardFields.Job] = job.ToString(), [CardFields.Remove] = "true" },
            });
        }

        return new Answer.Show(new CardDraft()
            .Title(Strings.NoteTitle, job)
            .Line(Tone.Subtle, Strings.NoteHow)
            .TextBox(new TextBox(CardFields.Note, Strings.NoteLabel, note?.Text ?? "")
            {
                IsMultiline = true,
                MaxLength = MaxLength,
                Required = Strings.NoteMissing,
            })
            .Buttons(buttons)
            .Done());
    }

    /// <summary>Without words it removes the note.</summary>
    private async Task<Answer> KeepAsync(JobId job, string text, Turn turn, CancellationToken cancellationToken)
    {
        if (text.Length > MaxLength)
        {
            // Clicked, the form stays with its words; typed, they stand in the message.
            return new Answer.Say(Sentence.InPlainText(Strings.NoteTooLong, MaxLength, text.Length), IsProblem: true);
        }

        // Gengo first: nobody writes a note on a job that it does not know.
        var (place, account) = (turn.Conversation.Place.Id, turn.Account);
        var view = await jobs.AtAsync(job, account, cancellationToken);
        var line = await WriteAsync(place, job, text, turn, cancellationToken);
        view = view with { Here = await places.FindAsync(place, account.Name, job, cancellationToken) };

        var now = time.GetUtcNow();
        var everyone = JobCard.For(view, turn.ViewerForEveryone, now);
        return JobCard.For(view, turn.ViewerOfCard, now) with { Update = updates.Of(view, everyone, line) };
    }

    /// <returns>A line for everyone here; null where nothing has changed.</returns>
    private async Task<string?> WriteAsync(string place, JobId job, string text, Turn turn, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return await notes.RemoveAsync(place, turn.Account.Name, job, cancellationToken)
                ? Sentence.InPlainText(Strings.LineNoteRemoved, turn.Person.Name, job)
                : null;
        }

        await notes.WriteAsync(place, turn.Account.Name, job, text, turn.Person, cancellationToken);
        return Sentence.InPlainText(Strings.LineNoted, turn.Person.Name, job);
    }
}
