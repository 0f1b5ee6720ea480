namespace GengoBot.Tests.Rendering;

public enum Theme
{
    Light,
    Dark,
}
