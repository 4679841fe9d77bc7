using System.Collections.Concurrent;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.SqlServer.Tests.Secrets;

/// <summary>Keeps all that an operation tells.</summary>
internal sealed class TellingObserver : IOperationObserver
{
    public ConcurrentQueue<string> Texts { get; } = new();

    public void Report(OperationProgress progress) => Texts.Enqueue(progress.Activity);

    public void Detail(string message) => Texts.Enqueue(message);

    public void Warn(string message) => Texts.Enqueue(message);
}
