using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>A revision as it travels: with its number and no text in the list, the other way round alone.</summary>
internal sealed class RevisionWire
{
    public decimal? RevId { get; set; }

    public decimal? Ctime { get; set; }

    public string? BodyTgt { get; set; }

    /// <summary>Null without a number, since its text could not be asked for.</summary>
    public Revision? ToRevision() => RevId is > 0 and <= long.MaxValue ? new Revision(new RevisionId((long)RevId), Values.ToTime(Ctime)) : null;

    public RevisionText ToText(RevisionId id) => new(id, BodyTgt ?? "", Values.ToTime(Ctime));
}

internal sealed class RevisionResponse
{
    [JsonConverter(typeof(LooseObject<RevisionWire>))]
    public RevisionWire? Revision { get; set; }
}

internal sealed class RevisionsResponse
{
    [JsonConverter(typeof(LooseList<RevisionWire>))]
    public List<RevisionWire>? Revisions { get; set; }
}
