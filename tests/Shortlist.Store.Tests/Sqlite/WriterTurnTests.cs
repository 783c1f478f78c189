using Shortlist.Store.Sqlite;

namespace Shortlist.Store.Tests.Sqlite;

public sealed class WriterTurnTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TryEnter_ByTheOneThatJustLeft_YieldsToTheOneThatWaited()
    {
        using var greedy = new WriterTurn(_folder.File("documents.db"));
        using var patient = new WriterTurn(_folder.File("documents.db"));
        greedy.TryEnter().ShouldBeTrue();
        var entered = Task.Run(patient.Enter, TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(GateIsShut, Deadline).ShouldBeTrue();

        greedy.Leave();

        greedy.TryEnter().ShouldBeFalse();
        await entered.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        greedy.TryEnter().ShouldBeFalse();
        patient.Leave();
        greedy.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void Dispose_WhileHavingTheTurn_GivesItBack()
    {
        using var next = new WriterTurn(_folder.File("documents.db"));
        using (var gone = new WriterTurn(_folder.File("documents.db")))
            gone.TryEnter().ShouldBeTrue();

        next.TryEnter().ShouldBeTrue();
    }

    private bool GateIsShut()
    {
        using var gate = Posix.OpenForLocking(_folder.File("documents.db-gate"));
        return !Posix.Lock(gate, wait: false);
    }
}
