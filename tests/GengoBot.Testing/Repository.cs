namespace GengoBot.Testing;

/// <summary>Finds files of the repository from wherever the tests were built.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] names) => Path.Combine([Root, .. names]);

    private static string FindRoot(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "GengoBot.sln"))
        ? folder.FullName
        : FindRoot(folder.Parent ?? throw new InvalidOperationException("The tests were not built inside of the repository."));
}
