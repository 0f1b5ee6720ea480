using Gengo;

namespace GengoBot.Jobs;

/// <summary>Finds the text that a person had seen, by its fingerprint, among the newest revisions.</summary>
internal static class ChangedText
{
    private const int Newest = 5;

    public static async Task<string?> FindAsync(GengoClient gengo, JobId job, string fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var revision in (await gengo.GetRevisionsAsync(job, cancellationToken)).Reverse().Take(Newest))
            {
                var text = (await gengo.GetRevisionAsync(job, revision.Id, cancellationToken)).Text;
                if (Fingerprint.Of(text) == fingerprint)
                {
                    return text;
                }
            }
        }
        catch (GengoException)
        {
            // The difference is only a help: the new text itself is shown anyway.
        }

        return null;
    }
}
