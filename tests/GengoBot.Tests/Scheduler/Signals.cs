using System.Threading.Channels;

namespace GengoBot.Tests.Scheduler;

/// <summary>Numbers that a test waits for, in the order of their coming.</summary>
internal sealed class Signals
{
    private readonly Channel<int> _numbers = Channel.CreateUnbounded<int>();

    public void Add(int number) => _numbers.Writer.TryWrite(number);

    public async Task<int> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        return await _numbers.Reader.ReadAsync(patience.Token);
    }

    public async Task<IReadOnlyList<int>> NextAsync(int count)
    {
        var numbers = new List<int>();
        while (numbers.Count < count)
        {
            numbers.Add(await NextAsync());
        }

        return numbers;
    }
}
