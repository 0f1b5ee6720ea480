namespace Gengo.Sandbox.Desk;

internal sealed record DeskProblem(DeskError Error);

internal sealed record DeskError(string Code, string Message);
