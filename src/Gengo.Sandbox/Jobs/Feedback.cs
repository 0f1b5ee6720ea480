namespace Gengo.Sandbox.Jobs;

/// <summary>What the customer said at approval; Gengo gives back only the rating and the words to the translator.</summary>
public sealed record Feedback(int? Rating, string? ForTranslator, string? ForMygengo = null, bool Public = false);
