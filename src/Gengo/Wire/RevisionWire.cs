using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>A revision in Gengo's JSON: in a list it has an id and no text, alone it has a text and no id.</summary>
internal sealed class RevisionWire
{
    public decimal? RevId { get; set; }

    public decimal? Ctime { get; set; }

    public string? BodyTgt { get; set; }

    /// <summary>Returns null for a revision without an id: its text cannot be read.</summary>
    public Revision? ToRevision() =>
        WireValues.ToId(RevId) is { } id ? new Revision(new RevisionId(id), WireValues.ToTime(Ctime)) : null;

    public RevisionText ToText(RevisionId id) => new(id, BodyTgt ?? "", WireValues.ToTime(Ctime));
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
