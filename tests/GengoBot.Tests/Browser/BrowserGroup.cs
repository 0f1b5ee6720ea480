namespace GengoBot.Tests.Browser;

/// <summary>One page test at a time: each starts a program and a window, and two would only share the same processor.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserGroup
{
    public const string Name = "Browser";
}
