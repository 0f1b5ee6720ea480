using GengoBot.Jobs;

namespace GengoBot.Notes;

/// <summary>Registers notes on jobs.</summary>
internal static class NotesSetup
{
    public static WebApplicationBuilder AddNotes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NoteStore>();
        builder.Services.AddSingleton<IJobCardLine, NoteLine>();
        return builder;
    }
}
