using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Gengo.Wire;

namespace Gengo;

/// <summary>
/// A revision's id, unique at Gengo and growing with time. It does not count the revisions of a job: "the third revision" is a position
/// in the list that <see cref="GengoClient.GetRevisionsAsync"/> returns.
/// </summary>
public readonly record struct RevisionId(long Value)
{
    /// <inheritdoc cref="JobId.TryParse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out RevisionId revision)
    {
        revision = new RevisionId(WireValues.ParseId(text));
        return revision.Value > 0;
    }

    /// <inheritdoc cref="JobId.ToString"/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
