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
        string.IsNullOrWhiteSpace(command.Text)
            ? AskAsync(command.RequiredJob, turn, cancellationToken)
            : KeepAsync(command.RequiredJob, command.Text, turn, cancellationToken);

    public Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken) =>
        KeepAsync(form.RequiredJob, form.Verbatim(CardFields.Note), turn, cancellationToken);

    private async Task<Answer> AskAsync(JobId job, Turn turn, CancellationToken cancellationToken)
    {
        var note = await notes.FindAsync(turn.Conversation.Place.Id, turn.Account.Name, job, cancellationToken);
        return new Answer.Show(new CardDraft()
            .Title(Strings.NoteTitle, job)
            .Line(Tone.Subtle, Strings.NoteHow)
            .TextBox(new TextBox(CardFields.Note, Strings.NoteLabel, note?.Text ?? "") { IsMultiline = true, MaxLength = MaxLength })
            .Buttons(
                new Button(Strings.ButtonSaveNote, Verbs.Note, $"{Verbs.Note} {job} <text>")
                {
                    TakesInputs = true,
                    Style = CardDraft.Positive,
                    Data = { [CardFields.Job] = job.ToString() },
                },
                Paging.BackToJob(job))
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
