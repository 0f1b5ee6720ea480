using System.Text.Json.Serialization;

namespace Gengo.Wire;

internal sealed class CommentWire
{
    public string? Body { get; set; }

    public string? Author { get; set; }

    public decimal? Ctime { get; set; }

    public Comment ToComment() => new(new CommentAuthor(Author ?? ""), WireValues.ToTime(Ctime), Body ?? "");
}

internal sealed class CommentsResponse
{
    [JsonConverter(typeof(LooseList<CommentWire>))]
    public List<CommentWire>? Thread { get; set; }
}

/// <summary>The <c>data</c> field of <c>POST translate/job/{id}/comment</c>.</summary>
internal sealed record NewComment(string Body);
