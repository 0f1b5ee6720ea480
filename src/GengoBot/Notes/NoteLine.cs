using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;

namespace GengoBot.Notes;

/// <summary>Shows the note on the job's card.</summary>
internal sealed class NoteLine(NoteStore notes) : IJobCardLine
{
    public async Task<JobCardLine?> FindAsync(string place, string account, JobId job, CancellationToken cancellationToken) =>
        Of(await notes.FindAsync(place, account, job, cancellationToken), job);

    public JobCardLine? Known(string place, string account, JobId job) => Of(notes.Known(place, account, job), job);

    private static JobCardLine? Of(JobNote? note, JobId job) =>
        note is null ? null : new JobCardLine(Sentence.InPlainText(Strings.NoteBy, note.Author), note.Text, $"{Verbs.Note} {job}");
}
