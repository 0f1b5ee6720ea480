namespace Gengo.Sandbox.Jobs;

/// <summary>The customer's feedback at approval. Gengo returns only the rating and the text for the translator.</summary>
public sealed record Feedback(int? Rating, string? ForTranslator, string? ForMygengo = null, bool Public = false);
